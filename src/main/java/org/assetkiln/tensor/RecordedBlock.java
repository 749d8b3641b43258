package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A call that autograd has recorded, from leaves of its own. */
record RecordedBlock(NDManager scope, List<NDArray> inputs, NDList leaves, NDArray graph, NDArray output)
        implements Block {

    static RecordedBlock run(NDManager scope, String kernel, Object[] arguments, Set<NDArray> wanted) {
        return Torch.withGradients(() -> {
            List<NDArray> inputs = new ArrayList<>();
            var leaves = new NDList();
            Object[] own = arguments.clone();
            for (int i = 0; i < own.length; i++) {
                if (own[i] instanceof NDArray array && wanted.contains(array)) {
                    NDArray leaf = Kernels.call(scope, "leaf", array);
                    inputs.add(array);
                    leaves.add(leaf);
                    own[i] = leaf;
                }
            }
            NDArray graph = Kernels.call(scope, kernel, own);
            return new RecordedBlock(scope, inputs, leaves, graph, Kernels.call(scope, "alias", graph));
        });
    }

    /** A block named like one that learns may have nothing that does: then there is nothing to pull. */
    @Override
    public NDList pull(NDArray gradient) {
        return !Tape.isRecorded(graph) ? new NDList() : Kernels.callList(scope, "pull", graph, gradient, leaves);
    }

    @Override
    public void close() {
        graph.close();
        leaves.close();
    }
}
