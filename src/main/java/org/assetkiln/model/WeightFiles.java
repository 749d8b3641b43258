package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.HalfFloats;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorInfo;
import org.assetkiln.model.safetensors.TensorSource;

/** Moves weights between safetensors files and float32 arrays. */
public final class WeightFiles {
    private WeightFiles() {}

    /**
     * Reads exactly the weights of a layout.
     *
     * @param file a safetensors file of F32, F16, BF16 or F64 tensors
     * @param layout which weights there must be
     * @param manager receives the arrays, all float32
     * @throws ModelFormatException naming missing, unknown or misshapen weights
     */
    public static Map<String, NDArray> read(Path file, Layout layout, NDManager manager) throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            check(in, layout);
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (String name : layout.shapes().keySet()) {
                arrays.put(name, array(in, in.info(name), manager));
            }
            return arrays;
        }
    }

    /** Reads whatever floating-point tensors a file holds. */
    public static Map<String, NDArray> readAll(Path file, NDManager manager) throws IOException {
        return readAll(file, name -> true, manager);
    }

    /** Reads those of a file's tensors, all floating-point, that are wanted by name. */
    public static Map<String, NDArray> readAll(Path file, Predicate<String> wanted, NDManager manager)
            throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (String name : in.names()) {
                if (wanted.test(name)) {
                    arrays.put(name, array(in, in.info(name), manager));
                }
            }
            return arrays;
        }
    }

    /**
     * Writes arrays, atomically.
     *
     * @param dtype F32, F16 or BF16
     * @param metadata free text for the header
     */
    public static void write(Path file, Map<String, NDArray> arrays, DType dtype, Map<String, String> metadata)
            throws IOException {
        List<TensorSource> tensors = new ArrayList<>();
        arrays.forEach((name, array) -> tensors.add(TensorSource.of(
                name, dtype, array.getShape().getShape(), () -> HalfFloats.fromFloats(array.toFloatArray(), dtype))));
        SafetensorsWriter.write(file, tensors, metadata);
    }

    private static NDArray array(SafetensorsFile in, TensorInfo info, NDManager manager) throws IOException {
        var shape = new Shape(info.shape());
        if (info.dtype() == DType.F32) {
            return manager.create(in.bytes(info.name()), shape, DataType.FLOAT32);
        }
        try {
            return manager.create(HalfFloats.toFloats(in.bytes(info.name()), info.dtype()), shape);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(
                    "%s cannot be used: weight %s is of type %s, not a floating-point type."
                            .formatted(in.path(), info.name(), info.dtype()),
                    e);
        }
    }

    private static void check(SafetensorsFile in, Layout layout) throws ModelFormatException {
        var missing = new TreeSet<>(layout.shapes().keySet());
        missing.removeAll(in.names());
        var unknown = new TreeSet<>(in.names());
        unknown.removeAll(layout.shapes().keySet());
        unknown.removeIf(name -> name.endsWith("position_ids"));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new ModelFormatException(
                    "%s does not fit its configuration:%s%s. Copy the model again, with the config.json that belongs to it."
                            .formatted(in.path(), listed(" missing ", missing), listed(" unknown ", unknown)));
        }
        for (var entry : layout.shapes().entrySet()) {
            long[] actual = in.info(entry.getKey()).shape();
            if (!Arrays.equals(actual, entry.getValue())) {
                throw new ModelFormatException("%s does not fit its configuration: %s has shape %s instead of %s."
                        .formatted(
                                in.path(), entry.getKey(), Arrays.toString(actual), Arrays.toString(entry.getValue())));
            }
        }
    }

    private static String listed(String title, Set<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String first = names.stream().limit(3).collect(Collectors.joining(", "));
        return title + names.size() + " (" + first + (names.size() > 3 ? ", ..." : "") + ")";
    }
}
