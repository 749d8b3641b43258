package org.assetkiln.training.estimate;

import java.util.Arrays;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.Layout;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.UNetLayout;
import org.assetkiln.model.VaeLayout;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;
import org.assetkiln.model.lora.LoraTargets;
import org.assetkiln.training.settings.AdaptedLayers;
import org.assetkiln.training.settings.NetworkSettings;

/** The networks of a model, by their configurations. */
public record ModelSizes(UNetConfig unet, VaeConfig vae, ClipTextConfig text) {
    /** Those of a model that is there; reads nothing but its configuration. */
    public static ModelSizes of(ModelFiles model) {
        return new ModelSizes(model.unetConfig(), model.vaeConfig(), model.textConfig());
    }

    /** Number of the UNet's weights. */
    public long unetWeights() {
        return count(UNetLayout.of(unet));
    }

    /** Number of the autoencoder's weights. */
    public long vaeWeights() {
        return count(VaeLayout.of(vae));
    }

    /** Number of the text encoder's weights. */
    public long textWeights() {
        return count(ClipTextEncoder.layout(text));
    }

    /** Number of weights that learn by these settings: a LoRA's, or the networks' own. */
    public long learning(NetworkSettings network) {
        if (network.kind() == NetworkSettings.Kind.FULL) {
            return unetWeights() + (network.textEncoder() ? textWeights() : 0);
        }
        long own = adapters(UNetLayout.of(unet), AdaptedLayers.unet(network));
        return own + (network.textEncoder() ? adapters(ClipTextEncoder.layout(text), AdaptedLayers.text(network)) : 0);
    }

    private static long count(Layout layout) {
        return layout.shapes().values().stream().mapToLong(ModelSizes::size).sum();
    }

    private static long size(long[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** A layer's adapter has rank values for each input and for each output. */
    private static long adapters(Layout layout, LoraTargets targets) {
        long sum = 0;
        for (var weight : layout.shapes().entrySet()) {
            long[] shape = weight.getValue();
            String key = weight.getKey();
            if (key.endsWith(".weight") && shape.length > 1) {
                LoraTargets.Size size = targets.of(key.substring(0, key.length() - ".weight".length()), shape);
                sum += size == null ? 0 : size.rank() * (size(shape) / shape[0] + shape[0]);
            }
        }
        return sum;
    }
}
