package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.tensor.Weights;

/**
 * Finished LoRA files put on a network, each with its strength. Several on one layer are one of higher rank: their downs
 * stand above each other and their ups, already scaled, beside each other.
 */
public final class LoraStack {
    private final LoraNetwork network;
    private final Weights weights;
    private final Map<String, String> pathsByKohyaName = new LinkedHashMap<>();
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
            if (name.endsWith(".weight") && !LoraNames.isLora(name)) {
                String path = name.substring(0, name.length() - ".weight".length());
                pathsByKohyaName.put(network.kohyaName(path), path);
            }
        }
    }

    /** Takes every LoRA off the network. */
    public void clear() {
        weights.removeIf(LoraNames::isLora);
    }

    /**
     * Puts a kohya file's part for this network on it.
     *
     * @param strength factor on its effect
     * @return how many layers it adapts here
     * @throws ModelFormatException if a layer of the file is unknown here or of another shape
     */
    public int add(Path file, double strength) throws IOException {
        Map<String, NDArray> tensors = WeightFiles.readAll(file, manager);
        checkKnown(file, tensors);
        int adapted = 0;
        for (var module : pathsByKohyaName.entrySet()) {
            NDArray down = tensors.get(module.getKey() + LoraNames.DOWN);
            NDArray up = tensors.get(module.getKey() + LoraNames.UP);
            if (down != null && up != null) {
                NDArray alpha = tensors.get(module.getKey() + LoraNames.ALPHA);
                long rank = down.getShape().get(0);
                double scale = strength * (alpha == null ? 1 : alpha.toFloatArray()[0] / rank);
                adapt(file, module.getValue(), matrix(down), matrix(up).mul(scale));
                adapted++;
            }
        }
        return adapted;
    }

    private void adapt(Path file, String path, NDArray down, NDArray up) throws ModelFormatException {
        NDArray weight = weights.get(path + ".weight");
        if (down.getShape().get(1) != weight.getShape().get(1)
                || up.getShape().get(0) != weight.getShape().get(0)) {
            throw new ModelFormatException("%s was made for another model: its matrices for %s do not fit."
                    .formatted(file.getFileName(), path));
        }
        Map<String, NDArray> beside = new LinkedHashMap<>();
        NDArray before = weights.arrays().get(path + LoraNames.DOWN);
        NDArray upBefore = weights.arrays().get(path + LoraNames.UP);
        beside.put(path + LoraNames.DOWN, before == null ? down : before.concat(down, 0));
        beside.put(path + LoraNames.UP, upBefore == null ? up : upBefore.concat(up, 1));
        beside.put(path + LoraNames.SCALE, manager.create(1f));
        weights.putAll(beside);
    }

    /** A 1×1 convolution's matrix has two dimensions too many. */
    private static NDArray matrix(NDArray array) {
        return array.getShape().dimension() == 2
                ? array
                : array.reshape(array.getShape().get(0), array.getShape().get(1));
    }

    private void checkKnown(Path file, Map<String, NDArray> tensors) throws ModelFormatException {
        String own = network.kohyaName("");
        var unknown = new TreeSet<String>();
        for (String name : tensors.keySet()) {
            String module = name.substring(0, Math.max(0, name.indexOf('.')));
            if (module.startsWith(own) && !pathsByKohyaName.containsKey(module)) {
                unknown.add(module);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ModelFormatException(
                    "%s was made for another model: %d of its layers are unknown here, the first is %s."
                            .formatted(file.getFileName(), unknown.size(), unknown.first()));
        }
    }
}
