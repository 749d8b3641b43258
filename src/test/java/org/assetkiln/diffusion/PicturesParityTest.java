package org.assetkiln.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assetkiln.Fixtures;
import org.assetkiln.imaging.Canvas;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole pictures beside those of diffusers' pipelines, made by src/test/reference/pictures.py. */
class PicturesParityTest {
    /** What the project promises of the 8-bit pictures. */
    private static final double ALLOWED = 0.5;

    private static NDManager manager;
    private static final Map<String, StableDiffusion> MODELS = new HashMap<>();

    @BeforeAll
    static void start() {
        Torch.prepareThread(false);
        manager = Torch.newManager();
    }

    @AfterAll
    static void end() {
        MODELS.clear();
        manager.close();
    }

    @TestFactory
    List<DynamicTest> everySamplerAndPipelineMakesThePictureOfDiffusers() throws IOException {
        List<DynamicTest> tests = StreamSupport.stream(
                        ((Iterable<Map.Entry<String, JsonNode>>) Fixtures.json("pictures/cases.json")::fields)
                                .spliterator(),
                        false)
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())))
                .toList();
        assertThat(tests).hasSizeGreaterThan(4 * SamplerKind.values().length);
        return tests;
    }

    private static void check(String name, JsonNode given) throws IOException {
        var picture = new StableDiffusion.Picture(
                given.get("prompt").asText(),
                given.get("negative").asText(),
                given.get("seed").asLong());
        BufferedImage made = model(given.get("model").asText())
                .make(manager, List.of(picture), options(given), StableDiffusion.Watcher.NONE)
                .get(0);
        BufferedImage expected = Pictures.read(Fixtures.path("pictures/" + name + ".png"));
        assertThat(difference(made, expected)).isLessThanOrEqualTo(ALLOWED);
    }

    private static StableDiffusion model(String name) throws IOException {
        StableDiffusion known = MODELS.get(name);
        if (known == null) {
            known = StableDiffusion.load(Fixtures.model(name), manager);
            MODELS.put(name, known);
        }
        return known;
    }

    private static StableDiffusion.Options options(JsonNode given) throws IOException {
        var extras = new Extras(
                given.path("clip_skip").asInt(),
                given.path("seamless").asBoolean(),
                given.path("vae_tiling").asBoolean());
        return new StableDiffusion.Options(
                given.get("width").asInt(),
                given.get("height").asInt(),
                given.get("steps").asInt(),
                given.get("guidance").asDouble(),
                SamplerKind.valueOf(given.get("sampler").asText()),
                extras,
                start(given));
    }

    private static Start start(JsonNode given) throws IOException {
        if (!given.has("init")) {
            return Start.NOTHING;
        }
        BufferedImage picture = scaled(given, "init");
        double strength = given.get("strength").asDouble();
        return given.has("mask")
                ? new Start.Masked(new Canvas(picture, scaled(given, "mask")), strength)
                : new Start.Image(picture, strength);
    }

    private static BufferedImage scaled(JsonNode given, String file) throws IOException {
        BufferedImage picture =
                Pictures.read(Fixtures.path("pictures/" + given.get(file).asText()));
        return Pictures.scaled(
                picture, given.get("width").asInt(), given.get("height").asInt(), 0xffffff);
    }

    /** Mean absolute difference in levels of 255. */
    private static double difference(BufferedImage a, BufferedImage b) {
        assertThat(a.getWidth()).isEqualTo(b.getWidth());
        assertThat(a.getHeight()).isEqualTo(b.getHeight());
        float[] first = Pictures.toPlanes(a);
        float[] second = Pictures.toPlanes(b);
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> Math.abs(first[i] - second[i]) * 127.5);
        return Arrays.stream(differences).average().orElseThrow();
    }
}
