package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** What a kernel's weights do: those whose names begin with one of the names among its arguments. */
enum Learning {
    /** Nothing but the network's own weights, which stay as they are. */
    FROZEN,
    /** A LoRA beside them, which stays as it is too. */
    ADAPTED,
    /** A LoRA beside them, which learns; nothing else does. */
    LORA,
    /** Some of them learn. */
    LEARNING;

    boolean learns() {
        return compareTo(LORA) >= 0;
    }

    static Learning of(Object[] arguments) {
        Learning most = FROZEN;
        if (arguments.length > 0 && arguments[0] instanceof Weights weights) {
            for (Object argument : arguments) {
                if (argument instanceof String name) {
                    Learning here = of(weights.below(name));
                    most = here.compareTo(most) > 0 ? here : most;
                }
            }
        }
        return most;
    }

    private static Learning of(Map<String, NDArray> weights) {
        Learning most = FROZEN;
        for (var weight : weights.entrySet()) {
            boolean lora = weight.getKey().contains(".lora_");
            if (weight.getValue().hasGradient()) {
                if (!lora) {
                    return LEARNING;
                }
                most = LORA;
            } else if (lora && most == FROZEN) {
                most = ADAPTED;
            }
        }
        return most;
    }
}
