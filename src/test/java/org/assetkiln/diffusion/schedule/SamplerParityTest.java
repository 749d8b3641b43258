package org.assetkiln.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.diffusion.Samplers;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerParityTest extends EngineTest {
    private static final int STEPS = 7;
    private static final double STRENGTH = 0.6;

    @TempDir
    private Path folder;

    static List<Named<JsonNode>> cases() throws IOException {
        return StreamSupport.stream(Fixtures.json("samplers/cases.json").spliterator(), false)
                .map(json -> Named.of(json.get("name").asText(), json))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void visitsTheStepsOfDiffusers(JsonNode json) throws IOException {
        for (var entry : json.get("steps").properties()) {
            Sampler sampler = sampler(json, Integer.parseInt(entry.getKey()));
            JsonNode expected = entry.getValue();
            double[] timesteps = StreamSupport.stream(expected.get("timesteps").spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            assertThat(sampler.timesteps()).containsExactly(timesteps, within(1e-3));
            double sigma = expected.get("init_noise_sigma").asDouble();
            assertThat(sampler.initialNoiseSigma()).isCloseTo(sigma, withinPercentage(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void walksThePathOfDiffusers(JsonNode json) throws IOException {
        Sampler sampler = sampler(json, STEPS);
        Map<String, NDArray> path = path(json);
        NDArray x = path.get("noise").mul((float) sampler.initialNoiseSigma());
        NDArray states = path.get("states");
        double allowed = allowed(states);
        Noise noise = Noise.of(manager, json.get("seed").asLong());
        for (int i = 0; i < sampler.timesteps().length; i++) {
            assertClose("state " + i, x, states.get(i), allowed);
            assertClose(
                    "input " + i, sampler.scaleInput(x, i), path.get("inputs").get(i), allowed);
            x = sampler.step(path.get("outputs").get(i), i, x, noise);
        }
        assertClose("last state", x, states.get(sampler.timesteps().length), allowed);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void walksFromAnImageAsDiffusers(JsonNode json) throws IOException {
        Sampler sampler = sampler(json, STEPS);
        Map<String, NDArray> path = path(json);
        NDArray states = path.get("from_image");
        Noise noise = Noise.of(manager, json.get("seed").asLong());
        int first = sampler.begin(STRENGTH);
        NDArray x = sampler.noised(path.get("outputs").get(0), path.get("noise"), first);
        for (int i = first; i < sampler.timesteps().length; i++) {
            assertClose("state " + i, x, states.get(i - first), allowed(states));
            x = sampler.step(path.get("outputs").get(i), i, x, noise);
        }
        assertClose("last state", x, states.get(sampler.timesteps().length - first), allowed(states));
    }

    /** Zero terminal SNR starts Euler at sigma 4096, whose float32 rounding is larger than that of the end. */
    private static double allowed(NDArray states) {
        return states.get(0).abs().max().getFloat() > 1000 ? 1e-4 : 1e-5;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void addsNoiseToAPictureAsDiffusers(JsonNode json) throws IOException {
        Sampler sampler = sampler(json, STEPS);
        Map<String, NDArray> path = path(json);
        for (int i = 0; i < sampler.timesteps().length; i++) {
            NDArray noised = sampler.noised(path.get("outputs").get(0), path.get("noise"), i);
            assertClose("step " + i, noised, path.get("noised").get(i), 1e-5);
        }
    }

    private Sampler sampler(JsonNode json, int steps) throws IOException {
        JsonNode config = json.get("config");
        SchedulerConfig read = SchedulerConfig.read(Fixtures.write(config, folder.resolve("scheduler_config.json")));
        return Samplers.create(SamplerKind.valueOf(json.get("sampler").asText()), read, steps);
    }

    private Map<String, NDArray> path(JsonNode json) throws IOException {
        String prefix = json.get("name").asText() + "/";
        Map<String, NDArray> arrays = new HashMap<>();
        Fixtures.tensors("samplers/paths.safetensors", manager).forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                arrays.put(name.substring(prefix.length()), array);
            }
        });
        return arrays;
    }
}
