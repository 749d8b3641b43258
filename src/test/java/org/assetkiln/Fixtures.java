package org.assetkiln;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;

/** What the reference implementations wrote, see src/test/reference, and how far a result is from it. */
public final class Fixtures {
    private Fixtures() {}

    /** A file or folder, by its path below the folder of fixtures. */
    public static Path path(String name) {
        return Path.of(System.getProperty("assetkiln.fixtures")).resolve(name);
    }

    /** One of the tiny models, "sd1" or "sd2". */
    public static ModelFiles model(String name) throws IOException {
        return ModelFiles.open(path("models/" + name));
    }

    public static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(path(name).toFile());
    }

    /** Writes a part of a JSON file as a file of its own. */
    public static Path write(JsonNode json, Path file) throws IOException {
        new ObjectMapper().writeValue(file.toFile(), json);
        return file;
    }

    /** All tensors of a safetensors file, float32 or int64 as they are. */
    public static Map<String, NDArray> tensors(String name, NDManager manager) throws IOException {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        try (var file = SafetensorsFile.open(path(name))) {
            for (String key : file.names()) {
                var info = file.info(key);
                DataType type = info.dtype() == DType.I64 ? DataType.INT64 : DataType.FLOAT32;
                arrays.put(key, manager.create(file.bytes(key), new Shape(info.shape()), type));
            }
        }
        return arrays;
    }

    /** The L2 norm of the difference over the L2 norm of what is expected. */
    public static double error(NDArray actual, NDArray expected) {
        try (NDArray zero = expected.zerosLike()) {
            return distance(actual, expected) / distance(zero, expected);
        }
    }

    /** The L2 norm of the difference, summed in double precision. */
    public static double distance(NDArray a, NDArray b) {
        assertThat(a.getShape()).isEqualTo(b.getShape());
        float[] first = a.toFloatArray();
        float[] second = b.toFloatArray();
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.pow((double) first[i] - second[i], 2);
        }
        return Math.sqrt(sum);
    }

    /** Fails with the error when it is larger than allowed or not a number. */
    public static void assertClose(String what, NDArray actual, NDArray expected, double allowed) {
        assertThat(error(actual, expected)).as("relative L2 error of %s", what).isLessThanOrEqualTo(allowed);
    }
}
