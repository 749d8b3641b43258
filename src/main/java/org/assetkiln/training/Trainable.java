package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.Layout;
import org.assetkiln.model.UNet;
import org.assetkiln.model.UNetLayout;
import org.assetkiln.model.lora.Lora;
import org.assetkiln.model.lora.LoraLayer;
import org.assetkiln.model.lora.LoraNetwork;
import org.assetkiln.model.lora.LoraTargets;
import org.assetkiln.tensor.Weights;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Convolutions;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.assetkiln.training.settings.OptimizerSettings;
import org.jspecify.annotations.Nullable;

/** The weights that learn in a run: a LoRA's matrices or the networks' own. */
public final class Trainable {
    private static final Pattern ATTENTION = Pattern.compile(".*\\.attn[12]\\.(to_q|to_k|to_v|to_out\\.0)");
    private static final Pattern FEED_FORWARD = Pattern.compile(".*\\.ff\\.net\\.(0\\.proj|2)");
    /** As kohya's conv_dim: 3×3 convolutions of residual blocks and between the levels; not the first and last layer. */
    private static final Pattern CONVOLUTION =
            Pattern.compile(".*\\.(resnets\\.\\d+\\.conv[12]|downsamplers\\.0\\.conv|upsamplers\\.0\\.conv)");

    private static final Pattern TEXT_ATTENTION = Pattern.compile(".*\\.self_attn\\.(q|k|v|out)_proj");
    private static final Pattern TEXT_FEED_FORWARD = Pattern.compile(".*\\.mlp\\.fc[12]");

    private final @Nullable Lora unetLora;
    private final @Nullable Lora textLora;
    private final Map<String, NDArray> unet = new LinkedHashMap<>();
    private final Map<String, NDArray> text = new LinkedHashMap<>();

    /**
     * Chooses the weights and, for LoRA, makes them and puts them on the networks.
     *
     * @param encoder the text encoder if it learns
     * @param seed of the LoRA's random matrices
     * @param manager keeps them
     */
    public Trainable(
            NetworkSettings settings, UNet unet, @Nullable ClipTextEncoder encoder, long seed, NDManager manager) {
        if (settings.kind() == Kind.FULL) {
            this.unetLora = null;
            this.textLora = null;
            this.unet.putAll(unet.weights().arrays());
            if (encoder != null) {
                this.text.putAll(encoder.weights().arrays());
            }
            return;
        }
        boolean feedForward = settings.target() == Target.ATTENTION_AND_FEED_FORWARD;
        this.unetLora = lora(
                LoraNetwork.UNET, UNetLayout.of(unet.config()), unetTargets(settings), seed, manager, unet.weights());
        this.unet.putAll(unetLora.parameters());
        if (encoder != null) {
            this.textLora = lora(
                    LoraNetwork.TEXT_ENCODER,
                    ClipTextEncoder.layout(encoder.config()),
                    LoraTargets.all(
                            target(TEXT_ATTENTION, feedForward ? TEXT_FEED_FORWARD : null),
                            settings.rank(),
                            settings.alpha()),
                    seed + 1,
                    manager,
                    encoder.weights());
            this.text.putAll(textLora.parameters());
        } else {
            this.textLora = null;
        }
    }

    private static Lora lora(
            LoraNetwork network, Layout layout, LoraTargets targets, long seed, NDManager manager, Weights weights) {
        var lora = new Lora(network, layout, targets, seed, manager);
        lora.attachTo(weights);
        return lora;
    }

    /** The UNet's linear layers by kind and, with a size of their own, the 3×3 convolutions; of those the chosen ones. */
    private static LoraTargets unetTargets(NetworkSettings settings) {
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

    /** Everything that learns, by names that tell the networks apart. */
    public Map<String, NDArray> all() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        unet.forEach((name, array) -> all.put("unet." + name, array));
        text.forEach((name, array) -> all.put("text_encoder." + name, array));
        return all;
    }

    /** Number of values that learn. */
    public long count() {
        return all().values().stream()
                .mapToLong(array -> array.getShape().size())
                .sum();
    }

    boolean trainsText() {
        return !text.isEmpty();
    }

    boolean isLora() {
        return unetLora != null;
    }

    /** The optimizer over these weights, each network with its own learning rate. */
    public AdamW optimizer(OptimizerSettings settings, NDManager manager) {
        var optimizer = new AdamW(settings);
        Map<String, NDArray> named = new LinkedHashMap<>();
        unet.forEach((name, array) -> named.put("unet." + name, array));
        optimizer.add(named, settings.learningRate(), manager);
        if (trainsText()) {
            Map<String, NDArray> textNamed = new LinkedHashMap<>();
            text.forEach((name, array) -> textNamed.put("text_encoder." + name, array));
            optimizer.add(textNamed, settings.textEncoderLearningRate(), manager);
        }
        return optimizer;
    }

    /** The layers that a LoRA adapts; none without a LoRA. */
    List<LoraLayer> loraLayers() {
        List<LoraLayer> layers = new ArrayList<>();
        if (unetLora != null) {
            layers.addAll(unetLora.layers());
        }
        if (textLora != null) {
            layers.addAll(textLora.layers());
        }
        return layers;
    }
}
