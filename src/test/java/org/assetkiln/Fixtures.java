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
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;

/** What the reference implementations wrote, see src/test/reference, and how far a result is from it. */
public final class Fixtures {
    private Fixtures() {}

    /** A file or folder, by its path below the folder of fixtures. */
    public static Path path(String name) {
        return Path.of(System.getProperty("assetkiln.fixtures")).resolve(name);
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

    /** The L2 norm of the difference over the L2 norm of what is expected, summed in double precision. */
    public static double error(NDArray actual, NDArray expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        float[] is = actual.toFloatArray();
        float[] should = expected.toFloatArray();
        double difference = 0;
        double size = 0;
        for (int i = 0; i < is.length; i++) {
            difference += Math.pow((double) is[i] - should[i], 2);
            size += Math.pow(should[i], 2);
        }
        return Math.sqrt(difference / size);
    }

    /** Fails with the error when it is larger than allowed or not a number. */
    public static void assertClose(String what, NDArray actual, NDArray expected, double allowed) {
        assertThat(error(actual, expected)).as("relative L2 error of %s", what).isLessThanOrEqualTo(allowed);
    }
}
