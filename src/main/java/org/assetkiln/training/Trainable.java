package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.Layout;
import org.assetkiln.model.UNet;
import org.assetkiln.model.UNetLayout;
import org.assetkiln.model.lora.Lora;
import org.assetkiln.model.lora.LoraLayer;
import org.assetkiln.model.lora.LoraNetwork;
import org.assetkiln.model.lora.LoraTargets;
import org.assetkiln.tensor.Weights;
import org.assetkiln.training.settings.AdaptedLayers;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.OptimizerSettings;
import org.jspecify.annotations.Nullable;

/** The weights that learn in a run: a LoRA's matrices or the networks' own. */
public final class Trainable {
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
        this.unetLora = lora(
                LoraNetwork.UNET,
                UNetLayout.of(unet.config()),
                AdaptedLayers.unet(settings),
                seed,
                manager,
                unet.weights());
        this.unet.putAll(unetLora.parameters());
        if (encoder != null) {
            this.textLora = lora(
                    LoraNetwork.TEXT_ENCODER,
                    ClipTextEncoder.layout(encoder.config()),
                    AdaptedLayers.text(settings),
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
