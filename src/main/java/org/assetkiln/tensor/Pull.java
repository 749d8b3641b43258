package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
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
 */
record Pull(int inputs, boolean values, boolean keeps) {
    private static final Map<String, Pull> ALL = Map.of(
            "resnet", new Pull(1, true, true),
            "conv", new Pull(1, false, false),
            "upsample_to", new Pull(1, false, false),
            "join", new Pull(2, false, false),
            "feed_forward", new Pull(2, true, false));

    static @Nullable Pull of(String kernel) {
        return ALL.get(kernel);
    }

    boolean covers(List<NDArray> arrays, Set<NDArray> wanted) {
        return arrays.stream().skip(inputs).noneMatch(wanted::contains);
    }
}
