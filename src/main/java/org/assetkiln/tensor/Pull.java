package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A written-out backward pass: the kernel {@code NAME_pull} takes the forward kernel's arguments, what was kept, and the
 * output's gradient.
 *
 * @param inputs how many of the first array arguments get a gradient; the others must not need one
 * @param values whether the values of the inputs are needed, not only their shapes
 * @param keeps whether {@code NAME_keep} returns the output and something more to keep
 * @param lora whether a LoRA beside the weights may be there and learn, with FP32 numbers on the processor
 * @param processor whether it is for FP32 on the processor only, LoRA or not
 */
record Pull(int inputs, boolean values, boolean keeps, boolean lora, boolean processor) {
    private static final Map<String, Pull> ALL = Map.of(
            "resnet", new Pull(1, true, true, false, false),
            "conv", new Pull(1, false, false, false, false),
            "upsample_to", new Pull(1, false, false, false, false),
            "join", new Pull(2, false, false, false, false),
            "feed_forward", new Pull(2, true, false, true, false),
            "self_attention", new Pull(1, true, true, true, true),
            "cross_attention", new Pull(1, true, true, true, true));

    static @Nullable Pull of(String kernel) {
        return ALL.get(kernel);
    }

    boolean covers(List<NDArray> arrays, Set<NDArray> wanted, Learning learning) {
        boolean plain = plain(arrays.get(0));
        boolean weights =
                learning == Learning.FROZEN ? plain || !processor : lora && plain && learning != Learning.LEARNING;
        return weights && arrays.stream().skip(inputs).noneMatch(wanted::contains);
    }

    private static boolean plain(NDArray array) {
        return array.getDataType() == DataType.FLOAT32 && !array.getDevice().isGpu();
    }
}
