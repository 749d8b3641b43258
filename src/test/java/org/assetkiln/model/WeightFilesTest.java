package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFilesTest extends EngineTest {
    @TempDir
    Path folder;

    @Test
    void valuesAreWrittenInTheOrderOfTheirShapeHoweverTheyLieInMemory() throws IOException {
        NDArray planar = Kernels.call(manager, "randn", new long[] {2, 3, 4, 5}, 7L);
        NDArray other = Kernels.call(manager, "channels_last", planar);
        assertThat(other.toFloatArray()).isEqualTo(planar.toFloatArray());
        Path file = folder.resolve("arrays.safetensors");
        WeightFiles.write(file, Map.of("x", other), DType.F32, Map.of());
        NDArray read = WeightFiles.readAll(file, manager).get("x");
        assertThat(read.getShape()).isEqualTo(planar.getShape());
        assertThat(read.toFloatArray()).isEqualTo(planar.toFloatArray());
    }
}
