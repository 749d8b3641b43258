package org.assetkiln.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseScheduleParityTest {
    @ParameterizedTest
    @ValueSource(strings = {"scaled_linear", "linear", "zero_snr"})
    void keepsAsMuchOfTheImageAsDiffusers(String name, @TempDir Path folder) throws IOException {
        JsonNode json = Fixtures.json("samplers/schedules.json").get(name);
        SchedulerConfig config = SchedulerConfig.read(Fixtures.write(json, folder.resolve("config.json")));
        try (NDManager manager = Torch.newManager()) {
            Map<String, NDArray> tables = Fixtures.tensors("samplers/alphas_cumprod.safetensors", manager);
            float[] expected = tables.get(name).toFloatArray();
            assertThat(new NoiseSchedule(config).alphasCumprod()).containsExactly(expected, within(1e-6f));
        }
    }
}
