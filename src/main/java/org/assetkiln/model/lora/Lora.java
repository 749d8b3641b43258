package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assetkiln.model.Layout;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Weights;

/**
 * A LoRA that is being trained: for each adapted linear layer a matrix down (rank × inputs), drawn uniformly from
 * ±1/√inputs, and a matrix up (outputs × rank), zero at first, so that the network starts unchanged.
 */
public final class Lora {
    private final LoraNetwork network;
    private final double alpha;
    private final List<String> modules = new ArrayList<>();
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final NDArray scale;

    /**
     * @param layout the network's layers
     * @param target which layers are adapted, by module path
     * @param rank 1 and up
     * @param alpha the low-rank path is scaled by alpha / rank
     * @param manager keeps the parameters
     */
    public Lora(
            LoraNetwork network,
            Layout layout,
            Predicate<String> target,
            int rank,
            double alpha,
            long seed,
            NDManager manager) {
        this.network = network;
        this.alpha = alpha;
        this.scale = manager.create((float) (alpha / rank));
        long next = seed * 1_000_003;
        for (var entry : layout.shapes().entrySet()) {
            String path = entry.getKey().replaceFirst("\\.weight$", "");
            long[] shape = entry.getValue();
            if (entry.getKey().endsWith(".weight") && shape.length >= 2 && target.test(path)) {
                add(path, shape, rank, next++, manager);
            }
        }
    }

    private void add(String path, long[] shape, int rank, long seed, NDManager manager) {
        modules.add(path);
        double bound = 1 / Math.sqrt((double) shape[1]);
        parameters.put(
                path + LoraNames.DOWN, Kernels.call(manager, "uniform", new long[] {rank, shape[1]}, seed, bound));
        parameters.put(path + LoraNames.UP, manager.zeros(new Shape(shape[0], rank)));
    }

    /** The trained matrices by their names beside the weights. */
    public Map<String, NDArray> parameters() {
        return parameters;
    }

    /** Adapted modules' paths. */
    public List<String> modules() {
        return modules;
    }

    /** Puts the matrices beside the weights they adapt. */
    public void attachTo(Weights weights) {
        Map<String, NDArray> all = new LinkedHashMap<>(parameters);
        modules.forEach(path -> all.put(path + LoraNames.SCALE, scale));
        weights.putAll(all);
    }

    /**
     * The tensors of a kohya file.
     *
     * @param manager receives the alphas
     */
    public Map<String, NDArray> kohyaTensors(NDManager manager) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (String path : modules) {
            String name = network.kohyaName(path);
            for (String part : List.of(LoraNames.DOWN, LoraNames.UP)) {
                NDArray matrix = parameters.get(path + part);
                if (matrix != null) {
                    tensors.put(name + part, matrix);
                }
            }
            tensors.put(name + LoraNames.ALPHA, manager.create((float) alpha));
        }
        return tensors;
    }
}
