package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.WeightFiles;
import org.jspecify.annotations.Nullable;

/**
 * What a kohya file says of one network.
 *
 * @param file the file
 * @param tensors by the module's name without prefix, a dot, and the tensor's name
 */
record KohyaPart(Path file, Map<String, NDArray> tensors) {
    private static final Set<String> KNOWN = Set.of(LoraNames.DOWN, LoraNames.UP, LoraNames.ALPHA);

    /**
     * The matrices of one layer.
     *
     * @param down (rank, inputs)
     * @param up (outputs, rank)
     * @param factor on their product, alpha over rank
     */
    record Matrices(NDArray down, NDArray up, double factor) {}

    /**
     * Reads the part.
     *
     * @param scope receives the tensors
     * @throws ModelFormatException if the file holds other things than LoRA matrices
     */
    static KohyaPart read(Path file, LoraNetwork network, NDManager scope) throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        WeightFiles.readAll(file, name -> network.withoutPrefix(name) != null, scope)
                .forEach((name, array) -> tensors.put(String.valueOf(network.withoutPrefix(name)), array));
        var part = new KohyaPart(file, tensors);
        part.check();
        return part;
    }

    /** LoHa, LoKr, DoRA and others would be taken for a LoRA that does something else. */
    private void check() throws ModelFormatException {
        for (String name : tensors.keySet()) {
            String kind = name.substring(Math.max(0, name.indexOf('.')));
            if (!KNOWN.contains(kind)) {
                throw new ModelFormatException(
                        "%s cannot be used: its %s is not of a plain LoRA; choose a file of lora_down and lora_up matrices."
                                .formatted(file.getFileName(), name));
            }
        }
    }

    /** The adapted modules' names, without prefix. */
    Set<String> modules() {
        Set<String> modules = new TreeSet<>();
        tensors.keySet().forEach(name -> modules.add(name.substring(0, name.indexOf('.'))));
        return modules;
    }

    /**
     * The matrices for a layer with a weight of (outputs, inputs) or (outputs, inputs, 1, 1).
     *
     * @throws ModelFormatException if they do not fit the weight or each other
     */
    Matrices of(String module, NDArray weight) throws ModelFormatException {
        NDArray down = matrix(tensors.get(module + LoraNames.DOWN));
        NDArray up = matrix(tensors.get(module + LoraNames.UP));
        if (down == null
                || up == null
                || down.size(0) == 0
                || up.size(1) != down.size(0)
                || up.size(0) != weight.size(0)
                || down.size(1) != weight.size(1)) {
            throw new ModelFormatException("%s was made for another model: its matrices for %s do not fit."
                    .formatted(file.getFileName(), module));
        }
        NDArray alpha = tensors.get(module + LoraNames.ALPHA);
        double factor = alpha == null || alpha.size() != 1 ? 1 : alpha.toFloatArray()[0] / (double) down.size(0);
        return new Matrices(down, up, factor);
    }

    /** A 1×1 convolution's matrix has two dimensions too many; anything else is none. */
    private static @Nullable NDArray matrix(@Nullable NDArray array) {
        if (array == null || array.getShape().dimension() < 2 || array.size() != array.size(0) * array.size(1)) {
            return null;
        }
        return array.getShape().dimension() == 2 ? array : array.reshape(array.size(0), array.size(1));
    }
}
