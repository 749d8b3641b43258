package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.model.Layout;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;

/**
 * A LoRA that is being trained: for each adapted layer a down, drawn uniformly from ±1/√n where n values enter each of its
 * outputs, and an up, zero at first, so that the network starts unchanged. A linear layer's down is (rank, inputs) and its
 * up (outputs, rank); a convolution's down is (rank, inputs, KH, KW) and its up (outputs, rank, 1, 1).
 */
public final class Lora {
    private final LoraNetwork network;
    private final Map<String, LoraTargets.Size> sizes = new LinkedHashMap<>();
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final Map<String, NDArray> scales = new LinkedHashMap<>();

    /**
     * @param layout the network's layers
     * @param targets which layers are adapted
     * @param manager keeps the parameters
     */
    public Lora(LoraNetwork network, Layout layout, LoraTargets targets, long seed, NDManager manager) {
        this.network = network;
        long next = seed * 1_000_003;
        for (var entry : layout.shapes().entrySet()) {
            String path = entry.getKey().replaceFirst("\\.weight$", "");
            long[] shape = entry.getValue();
            if (!entry.getKey().endsWith(".weight") || shape.length < 2) {
                continue;
            }
            LoraTargets.Size size = targets.of(path, shape);
            if (size != null) {
                add(path, shape, size, next++, manager);
            }
        }
    }

    private void add(String path, long[] shape, LoraTargets.Size size, long seed, NDManager manager) {
        sizes.put(path, size);
        long[] down = shape.clone();
        down[0] = size.rank();
        long[] up = shape.length == 2 ? new long[] {shape[0], size.rank()} : new long[] {shape[0], size.rank(), 1, 1};
        double bound = 1 / Math.sqrt(new Shape(shape).size() / (double) shape[0]);
        parameters.put(path + LoraNames.DOWN, Torch.onto(manager, Kernels.call(manager, "uniform", down, seed, bound)));
        parameters.put(path + LoraNames.UP, manager.zeros(new Shape(up)));
        scales.put(path + LoraNames.SCALE, manager.create((float) (size.alpha() / size.rank())));
    }

    /** The trained arrays by their names beside the weights. */
    public Map<String, NDArray> parameters() {
        return parameters;
    }

    /** Puts the arrays beside the weights they adapt. */
    public void attachTo(Weights weights) {
        Map<String, NDArray> all = new LinkedHashMap<>(parameters);
        all.putAll(scales);
        weights.putAll(all);
    }

    /** The adapted layers, as they can be written; they share the trained arrays. */
    public List<LoraLayer> layers() {
        List<LoraLayer> layers = new ArrayList<>();
        sizes.forEach((path, size) -> layers.add(new LoraLayer(
                network,
                path,
                Objects.requireNonNull(parameters.get(path + LoraNames.DOWN)),
                Objects.requireNonNull(parameters.get(path + LoraNames.UP)),
                size.alpha())));
        return layers;
    }
}
