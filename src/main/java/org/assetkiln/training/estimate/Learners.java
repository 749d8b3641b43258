package org.assetkiln.training.estimate;

import org.assetkiln.model.lora.LoraTargets;
import org.assetkiln.training.settings.AdaptedLayers;
import org.assetkiln.training.settings.NetworkSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a network's layers learn.
 *
 * @param targets the layers with a LoRA; null when all weights learn
 * @param sparing whether a block keeps only its inputs
 * @param text whether gradients are wanted of the text as well
 */
record Learners(@Nullable LoraTargets targets, boolean sparing, boolean text) {
    static Learners of(NetworkSettings network, boolean sparing) {
        boolean full = network.kind() == NetworkSettings.Kind.FULL;
        return new Learners(full ? null : AdaptedLayers.unet(network), sparing, network.textEncoder());
    }

    boolean full() {
        return targets == null;
    }

    /** Whether a layer's own weights or a LoRA beside them learn. */
    boolean learns(String path, long... shape) {
        return targets == null || targets.of(path, shape) != null;
    }
}
