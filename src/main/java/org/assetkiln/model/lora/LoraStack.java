package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.UNet;
import org.assetkiln.tensor.Weights;

/**
 * Finished LoRA files put on a model, each with its strength. Several on one layer are one of higher rank: their downs
 * stand above each other and their ups, already scaled, beside each other.
 */
public final class LoraStack {
    private final Weights unet;
    private final Weights text;
    private final LoraBase base;
    private final NDManager manager;

    /** @param manager keeps the adapters */
    public LoraStack(UNet unet, ClipTextEncoder text, NDManager manager) {
        this.unet = unet.weights();
        this.text = text.weights();
        this.base = new LoraBase(unet.config(), text.config());
        this.manager = manager;
    }

    /** Takes every LoRA off the model. */
    public void clear() {
        unet.removeIf(LoraNames::isLora);
        text.removeIf(LoraNames::isLora);
    }

    /**
     * Puts a file on the model: all of it that belongs there, or, if it does not fit, nothing.
     *
     * @param strength factor on its effect
     * @return what it changes here, and which of its entries were left out
     * @throws ModelFormatException as {@link LoraFile#read}
     */
    public LoraReport add(Path file, double strength) throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            LoraFile read = LoraFile.read(file, base, scope);
            int onUnet = put(read.layers(), LoraNetwork.UNET, unet, strength);
            int onText = put(read.layers(), LoraNetwork.TEXT_ENCODER, text, strength);
            return new LoraReport(file, strength, onUnet, onText, read.unknown());
        }
    }

    /** Puts layers of this very model on it; their own arrays stay where they are. */
    void add(List<LoraLayer> layers, double strength) {
        List<LoraLayer> copies = layers.stream()
                .map(layer -> new LoraLayer(
                        layer.network(), layer.path(), layer.down().duplicate(), layer.up(), layer.alpha()))
                .toList();
        put(copies, LoraNetwork.UNET, unet, strength);
        put(copies, LoraNetwork.TEXT_ENCODER, text, strength);
    }

    private int put(List<LoraLayer> layers, LoraNetwork network, Weights weights, double strength) {
        Map<String, NDArray> beside = new LinkedHashMap<>();
        int count = 0;
        for (LoraLayer layer : layers) {
            if (layer.network() == network) {
                beside.putAll(beside(layer, weights, strength));
                count++;
            }
        }
        manager.attachAll(beside.values().toArray(NDArray[]::new));
        weights.putAll(beside);
        return count;
    }

    /** A layer's arrays, joined with those that lie beside the weight already. */
    private Map<String, NDArray> beside(LoraLayer layer, Weights weights, double strength) {
        String path = layer.path();
        NDArray down = layer.down();
        NDArray up = layer.up().mul((float) (strength * layer.factor()));
        NDArray before = weights.arrays().get(path + LoraNames.DOWN);
        NDArray upBefore = weights.arrays().get(path + LoraNames.UP);
        return Map.of(
                path + LoraNames.DOWN, before == null ? down : before.concat(down, 0),
                path + LoraNames.UP, upBefore == null ? up : upBefore.concat(up, 1),
                path + LoraNames.SCALE, manager.create(1f));
    }
}
