package org.assetkiln.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.diffusion.StableDiffusion.Options;
import org.assetkiln.diffusion.StableDiffusion.Picture;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.SchedulerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StableDiffusionParityTest extends EngineTest {
    @ParameterizedTest
    @CsvSource({"sd1, DDIM", "sd1, EULER", "sd2, DDIM", "sd2, EULER"})
    void samplesTheLatentsOfDiffusers(String model, SamplerKind sampler) throws IOException {
        JsonNode fixture = Fixtures.json("text_to_image/" + model + "/fixture.json");
        Map<String, NDArray> io = Fixtures.tensors("text_to_image/" + model + "/io.safetensors", manager);
        NDArray states = io.get(name(sampler) + "/states");
        NDArray latents = open(model)
                .latents(manager, List.of(picture(fixture)), options(fixture, sampler), (done, of, x) -> {
                    assertClose("latents after step " + done, x, states.get(done - 1), 1e-4);
                    return true;
                });
        assertClose("latents", latents, io.get(name(sampler) + "/latents"), 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"sd1, DDIM", "sd1, EULER", "sd2, DDIM", "sd2, EULER"})
    void makesThePictureOfDiffusers(String model, SamplerKind sampler) throws IOException {
        JsonNode fixture = Fixtures.json("text_to_image/" + model + "/fixture.json");
        Map<String, NDArray> io = Fixtures.tensors("text_to_image/" + model + "/io.safetensors", manager);
        BufferedImage image = open(model)
                .make(manager, List.of(picture(fixture)), options(fixture, sampler), StableDiffusion.Watcher.NONE)
                .get(0);
        assertThat(image.getWidth()).isEqualTo(fixture.get("width").asInt());
        // Within one of 256 levels: a value on the edge between two may fall to either side.
        assertThat(Pictures.toPlanes(image))
                .containsExactly(io.get(name(sampler) + "/pixels").toFloatArray(), within(2 / 255f));
    }

    @Test
    void anEarlyModelsConfigurationIsCorrectedAsByDiffusers(@TempDir Path folder) throws IOException {
        JsonNode fixture = Fixtures.json("text_to_image/sd1/fixture.json");
        NDArray expected =
                Fixtures.tensors("text_to_image/sd1/io.safetensors", manager).get("ddim/latents");
        Path file = Files.writeString(
                folder.resolve("scheduler_config.json"),
                """
                {"_class_name": "DDIMScheduler", "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear",
                 "set_alpha_to_one": false}
                """);
        StableDiffusion model = open("sd1");
        var early = new StableDiffusion(
                model.unet(), model.text(), model.tokenizer(), model.vae(), SchedulerConfig.read(file));
        NDArray latents = early.latents(
                manager, List.of(picture(fixture)), options(fixture, SamplerKind.DDIM), StableDiffusion.Watcher.NONE);
        assertClose("latents", latents, expected, 1e-4);
    }

    private StableDiffusion open(String model) throws IOException {
        ModelFiles folder = Fixtures.model(model);
        return new StableDiffusion(
                folder.unet(manager),
                folder.textEncoder(manager),
                folder.tokenizer(),
                folder.vae(manager),
                folder.scheduler());
    }

    private static Picture picture(JsonNode fixture) {
        return new Picture(
                fixture.get("prompt").asText(),
                fixture.get("negative_prompt").asText(),
                fixture.get("seed").asLong());
    }

    private static Options options(JsonNode fixture, SamplerKind sampler) {
        return new Options(
                fixture.get("width").asInt(),
                fixture.get("height").asInt(),
                fixture.get("steps").asInt(),
                fixture.get("guidance").asDouble(),
                sampler);
    }

    private static String name(SamplerKind sampler) {
        return sampler.name().toLowerCase(Locale.ROOT);
    }
}
