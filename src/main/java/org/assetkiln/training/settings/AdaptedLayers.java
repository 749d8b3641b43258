package org.assetkiln.training.settings;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assetkiln.model.lora.LoraTargets;
import org.assetkiln.training.settings.NetworkSettings.Convolutions;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.jspecify.annotations.Nullable;

/** Which layers of the networks get a LoRA by a run's settings. */
public final class AdaptedLayers {
    private static final Pattern ATTENTION = Pattern.compile(".*\\.attn[12]\\.(to_q|to_k|to_v|to_out\\.0)");
    private static final Pattern FEED_FORWARD = Pattern.compile(".*\\.ff\\.net\\.(0\\.proj|2)");
    /** As kohya's conv_dim: 3×3 convolutions of residual blocks and between the levels; not the first and last layer. */
    private static final Pattern CONVOLUTION =
            Pattern.compile(".*\\.(resnets\\.\\d+\\.conv[12]|downsamplers\\.0\\.conv|upsamplers\\.0\\.conv)");

    private static final Pattern TEXT_ATTENTION = Pattern.compile(".*\\.self_attn\\.(q|k|v|out)_proj");
    private static final Pattern TEXT_FEED_FORWARD = Pattern.compile(".*\\.mlp\\.fc[12]");

    private AdaptedLayers() {}

    /** The UNet's linear layers by kind and, with a size of their own, the 3×3 convolutions; of those the chosen ones. */
    public static LoraTargets unet(NetworkSettings settings) {
        boolean feedForward = settings.target() == Target.ATTENTION_AND_FEED_FORWARD;
        Predicate<String> chosen = path -> chosen(settings.layers(), path);
        Predicate<String> linear = target(ATTENTION, feedForward ? FEED_FORWARD : null);
        LoraTargets layers = LoraTargets.all(linear.and(chosen), settings.rank(), settings.alpha());
        Convolutions convolutions = settings.convolutions();
        if (!convolutions.enabled()) {
            return layers;
        }
        LoraTargets others =
                LoraTargets.all(CONVOLUTION.asMatchPredicate().and(chosen), convolutions.rank(), convolutions.alpha());
        return (path, shape) -> {
            LoraTargets.Size size = layers.of(path, shape);
            return size == null ? others.of(path, shape) : size;
        };
    }

    /** The text encoder's linear layers by kind. */
    public static LoraTargets text(NetworkSettings settings) {
        boolean feedForward = settings.target() == Target.ATTENTION_AND_FEED_FORWARD;
        return LoraTargets.all(
                target(TEXT_ATTENTION, feedForward ? TEXT_FEED_FORWARD : null), settings.rank(), settings.alpha());
    }

    private static boolean chosen(List<String> layers, String path) {
        boolean excluded = layers.stream().anyMatch(part -> part.startsWith("!") && path.contains(part.substring(1)));
        List<String> wanted =
                layers.stream().filter(part -> !part.startsWith("!")).toList();
        return !excluded && (wanted.isEmpty() || wanted.stream().anyMatch(path::contains));
    }

    private static Predicate<String> target(Pattern one, @Nullable Pattern other) {
        Predicate<String> first = one.asMatchPredicate();
        return other == null ? first : first.or(other.asMatchPredicate());
    }
}
