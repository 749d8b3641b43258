package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.jspecify.annotations.Nullable;

/** Reads a LoRA file: sorts its tensors by the layers of a model, then takes their values. */
final class LoraReader {
    private record Module(LoraNetwork network, String path) {}

    private final Path file;
    private final LoraBase base;
    private final Map<Module, Map<LoraKey.Part, String>> found = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private DType dtype = DType.F32;

    LoraReader(Path file, LoraBase base) {
        this.file = file;
        this.base = base;
    }

    LoraFile read(NDManager manager) throws IOException {
        Map<String, String> metadata;
        try (var in = SafetensorsFile.open(file)) {
            metadata = in.metadata();
            for (String name : in.names()) {
                sort(name, in.info(name).dtype());
            }
        }
        if (found.isEmpty()) {
            throw new ModelFormatException("%s holds no LoRA that fits this model%s; choose a file made for it."
                    .formatted(
                            file.getFileName(),
                            unknown.isEmpty()
                                    ? ""
                                    : ": " + unknown.size() + " entries, the first is " + unknown.get(0)));
        }
        AdapterConfig config = AdapterConfig.of(file, metadata);
        Set<String> wanted = new HashSet<>();
        found.values().forEach(names -> wanted.addAll(names.values()));
        Map<String, NDArray> tensors = WeightFiles.readAll(file, wanted::contains, manager);
        List<LoraLayer> layers = new ArrayList<>();
        for (var entry : found.entrySet()) {
            layers.add(layer(entry.getKey(), entry.getValue(), tensors, config));
        }
        return new LoraFile(layers, unknown, metadata, dtype);
    }

    private void sort(String name, DType type) throws ModelFormatException {
        LoraKey key = LoraKey.of(name);
        Module module = key == null ? null : module(key.module());
        if (key == null || module == null) {
            unknown.add(name);
            return;
        }
        if (key.part() == LoraKey.Part.DOWN) {
            dtype = type;
        } else if (key.part() == LoraKey.Part.FOREIGN) {
            throw new ModelFormatException(
                    "%s cannot be used: its %s is not of a plain LoRA; choose a file of lora_down and lora_up matrices."
                            .formatted(file.getFileName(), name));
        }
        String before = found.computeIfAbsent(module, m -> new EnumMap<>(LoraKey.Part.class))
                .put(key.part(), name);
        if (before != null) {
            throw new ModelFormatException("%s cannot be used: %s and %s are for the same layer; make the file again."
                    .formatted(file.getFileName(), before, name));
        }
    }

    private @Nullable Module module(String name) {
        for (LoraNetwork network : LoraNetwork.values()) {
            String path = network.path(name, base);
            if (path != null) {
                return new Module(network, path);
            }
        }
        return null;
    }

    private LoraLayer layer(
            Module module, Map<LoraKey.Part, String> names, Map<String, NDArray> tensors, AdapterConfig config)
            throws ModelFormatException {
        long[] weight = base.layers(module.network()).getOrDefault(module.path(), new long[2]);
        var shapes = new LoraShapes(weight);
        NDArray down = tensors.get(names.get(LoraKey.Part.DOWN));
        NDArray up = tensors.get(names.get(LoraKey.Part.UP));
        if (down == null || up == null) {
            throw new ModelFormatException("%s is incomplete: %s has only one of its two matrices; copy the file again."
                    .formatted(file.getFileName(), module.path()));
        }
        NDArray fittedDown = shapes.down(down);
        NDArray fittedUp = shapes.up(up);
        if (fittedDown == null || fittedUp == null || fittedUp.size(1) != fittedDown.size(0)) {
            throw new ModelFormatException("%s was made for another model: its matrices for %s do not fit."
                    .formatted(file.getFileName(), module.path()));
        }
        return new LoraLayer(
                module.network(),
                module.path(),
                fittedDown,
                fittedUp,
                alpha(module, names, tensors, config, fittedDown.size(0)));
    }

    private static double alpha(
            Module module,
            Map<LoraKey.Part, String> names,
            Map<String, NDArray> tensors,
            AdapterConfig config,
            long rank) {
        NDArray alpha = tensors.get(names.get(LoraKey.Part.ALPHA));
        if (alpha != null && alpha.size() == 1) {
            return alpha.toFloatArray()[0];
        }
        Double configured = config.alpha(module.network(), module.path(), rank);
        return configured == null ? rank : configured;
    }
}
