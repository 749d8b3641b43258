package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A call of which only the inputs are kept: the backward pass computes it again. */
@SuppressWarnings("ArrayRecordComponent")
record RepeatedBlock(
        NDManager scope, String kernel, Object[] arguments, Set<NDArray> leaves, List<NDArray> inputs, NDArray output)
        implements Block {

    static RepeatedBlock run(NDManager scope, String kernel, Object[] arguments, Set<NDArray> wanted) {
        return Torch.withoutGradients(() -> {
            Object[] own = arguments.clone();
            Set<NDArray> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int i = 0; i < own.length; i++) {
                if (own[i] instanceof NDArray array) {
                    NDArray alias = Kernels.call(scope, "alias", array);
                    own[i] = alias;
                    if (wanted.contains(array)) {
                        leaves.add(alias);
                    }
                }
            }
            List<NDArray> inputs =
                    Tape.arrays(arguments).stream().filter(wanted::contains).toList();
            return new RepeatedBlock(scope, kernel, own, leaves, inputs, Kernels.call(scope, kernel, arguments));
        });
    }

    @Override
    public NDList pull(NDArray gradient) {
        try (Block again = RecordedBlock.run(scope, kernel, arguments, leaves)) {
            again.output().close();
            return again.pull(gradient);
        }
    }

    @Override
    public void close() {
        Tape.arrays(arguments).forEach(NDArray::close);
    }
}
