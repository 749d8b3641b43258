package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** A call with a written-out backward pass: its weights do not learn, but perhaps a LoRA beside them does. */
@SuppressWarnings("ArrayRecordComponent")
record FrozenBlock(
        NDManager scope, String kernel, Object[] arguments, NDList kept, List<NDArray> inputs, NDArray output)
        implements Block {

    /** @param sparing whether to compute again what could be kept */
    static FrozenBlock run(NDManager scope, String kernel, Pull pull, Object[] arguments, boolean sparing) {
        return Torch.withoutGradients(() -> {
            NDList kept = new NDList();
            NDArray output;
            if (pull.keeps() && !sparing) {
                kept = Kernels.callList(scope, kernel + "_keep", arguments);
                output = kept.remove(0);
            } else {
                output = Kernels.call(scope, kernel, arguments);
            }
            List<NDArray> inputs = Tape.arrays(arguments).subList(0, pull.inputs());
            return new FrozenBlock(scope, kernel, held(scope, pull, arguments), kept, inputs, output);
        });
    }

    /** The arguments with handles of our own, which outlive the network's. */
    private static Object[] held(NDManager scope, Pull pull, Object[] arguments) {
        Object[] held = arguments.clone();
        for (int i = 0; i < held.length; i++) {
            if (held[i] instanceof NDArray array) {
                held[i] = Kernels.call(scope, pull.values() ? "alias" : "shadow", array);
            }
        }
        return held;
    }

    @Override
    public NDList pull(NDArray gradient) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add(kept);
        all.add(gradient);
        return Torch.withoutGradients(() -> Kernels.callList(scope, kernel + "_pull", all.toArray()));
    }

    @Override
    public void close() {
        kept.close();
        Tape.arrays(arguments).forEach(NDArray::close);
    }
}
