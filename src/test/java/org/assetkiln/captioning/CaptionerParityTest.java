package org.assetkiln.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Token for token what transformers' generate makes of the same pictures. */
class CaptionerParityTest {
    private static final int END = 3;

    @ParameterizedTest
    @CsvSource({"base", "large"})
    void writesWhatTransformersWrites(String model) throws IOException {
        JsonNode expected = Fixtures.json("blip/" + model + "/generated.json");
        assertThat(expected).hasSize(14);
        try (NDManager manager = Torch.newManager();
                Captioner captioner = Captioner.open(Fixtures.path("blip/" + model), ComputeDevice.CPU)) {
            Map<String, NDArray> io = Fixtures.tensors("blip/" + model + "/io.safetensors", manager);
            float[] pixels = io.get("pixels").toFloatArray();
            for (Map.Entry<String, JsonNode> search : expected.properties()) {
                assertSame(search.getKey(), captioner, pixels, search.getValue());
            }
        }
    }

    private static void assertSame(String name, Captioner captioner, float[] pixels, JsonNode expected) {
        CaptionSettings settings = settings(expected);
        List<List<Draft.Written>> written = captioner.written(pixels, 3, settings, () -> false);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < settings.candidates(); j++) {
                Draft.Written one = written.get(i).get(j);
                JsonNode tokens = expected.get("tokens").get(i).get(j);
                assertThat(one.text().toArray())
                        .as("%s: picture %d, candidate %d", name, i, j)
                        .containsExactly(untilEnd(tokens));
                boolean plain = settings.repetitionPenalty() == 1;
                if (plain && settings.search() instanceof Search.Beam) {
                    double score = expected.get("scores").get(i).get(j).asDouble();
                    assertThat(one.meanLogProbability()).as(name).isCloseTo(score, within(1e-5));
                }
            }
        }
    }

    private static CaptionSettings settings(JsonNode expected) {
        JsonNode given = expected.get("settings");
        int beams = given.path("num_beams").asInt(1);
        return new CaptionSettings(
                expected.get("start").asText(),
                true,
                beams == 1 ? new Search.Greedy() : new Search.Beam(beams),
                given.path("repetition_penalty").asDouble(1),
                given.path("no_repeat_ngram_size").asInt(0),
                given.path("min_new_tokens").asInt(0),
                given.path("max_new_tokens").asInt(),
                given.path("num_return_sequences").asInt(1),
                0,
                4);
    }

    private static int[] untilEnd(JsonNode tokens) {
        List<Integer> text = new ArrayList<>();
        for (JsonNode token : tokens) {
            if (token.asInt() == END) {
                break;
            }
            text.add(token.asInt());
        }
        return text.stream().mapToInt(Integer::intValue).toArray();
    }
}
