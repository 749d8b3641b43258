package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.tensor.Weights;

/**
 * Finished LoRA files put on a network, each with its strength. Several on one layer are one of higher rank: their downs
 * stand above each other and their ups, already scaled, beside each other.
 */
public final class LoraStack {
    private static final String WEIGHT = ".weight";

    private final LoraNetwork network;
    private final Weights weights;
    private final Map<String, String> pathsByModule = new LinkedHashMap<>();
    private final NDManager manager;

    /**
     * @param weights the network's weights
     * @param manager keeps the adapters
     */
    public LoraStack(LoraNetwork network, Weights weights, NDManager manager) {
        this.network = network;
        this.weights = weights;
        this.manager = manager;
        for (String name : weights.arrays().keySet()) {
            if (name.endsWith(WEIGHT) && !LoraNames.isLora(name)) {
                String path = name.substring(0, name.length() - WEIGHT.length());
                pathsByModule.put(LoraNetwork.underscored(path), path);
            }
        }
    }

    /** Takes every LoRA off the network. */
    public void clear() {
        weights.removeIf(LoraNames::isLora);
    }

    /**
     * Puts a kohya file's part for this network on it, whole or not at all.
     *
     * @param strength factor on its effect
     * @return how many layers it adapts here
     * @throws ModelFormatException if a layer of the file is unknown here, of another shape, or of a kind that takes none
     */
    public int add(Path file, double strength) throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            KohyaPart part = KohyaPart.read(file, network, scope);
            Set<String> modules = part.modules();
            checkKnown(file, modules);
            Map<String, NDArray> beside = new LinkedHashMap<>();
            for (String module : modules) {
                String path = Objects.requireNonNull(pathsByModule.get(module), module);
                NDArray weight = weights.get(path + WEIGHT);
                checkTakesLora(file, path, weight);
                beside.putAll(beside(path, part.of(module, weight), strength));
            }
            manager.attachAll(beside.values().toArray(NDArray[]::new));
            weights.putAll(beside);
            return modules.size();
        }
    }

    /** A LoRA's arrays, joined with those that lie beside the weight already. */
    private Map<String, NDArray> beside(String path, KohyaPart.Matrices matrices, double strength) {
        NDArray down = matrices.down();
        NDArray up = matrices.up().mul((float) (strength * matrices.factor()));
        NDArray before = weights.arrays().get(path + LoraNames.DOWN);
        NDArray upBefore = weights.arrays().get(path + LoraNames.UP);
        return Map.of(
                path + LoraNames.DOWN, before == null ? down : before.concat(down, 0),
                path + LoraNames.UP, upBefore == null ? up : upBefore.concat(up, 1),
                path + LoraNames.SCALE, manager.create(1f));
    }

    /** The kernels add a LoRA where they multiply with a matrix: in linear layers and transformers' projections. */
    private static void checkTakesLora(Path file, String path, NDArray weight) throws ModelFormatException {
        boolean linear = weight.getShape().dimension() == 2 && !path.endsWith("embedding");
        if (!linear && !path.endsWith(".proj_in") && !path.endsWith(".proj_out")) {
            throw new ModelFormatException(
                    "%s cannot be used: it changes %s, and only linear layers take a LoRA here; choose one made without convolutions."
                            .formatted(file.getFileName(), path));
        }
    }

    private void checkKnown(Path file, Set<String> modules) throws ModelFormatException {
        var unknown = new TreeSet<>(modules);
        unknown.removeAll(pathsByModule.keySet());
        if (!unknown.isEmpty()) {
            throw new ModelFormatException(
                    "%s was made for another model: %d of its layers are unknown here, the first is %s."
                            .formatted(file.getFileName(), unknown.size(), unknown.first()));
        }
    }
}
