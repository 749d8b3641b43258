package org.assetkiln.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.assetkiln.Fixtures;
import org.assetkiln.captioning.settings.Search;
import org.junit.jupiter.api.Test;

class NucleusChoiceTest {
    @Test
    void drawsFromWhatTransformersDrawsFrom() throws IOException {
        JsonNode cases = Fixtures.json("blip/nucleus.json");
        assertThat(cases).hasSize(6);
        for (JsonNode given : cases) {
            double[] chances = choice(given, 1).chances(scores(given));
            for (int token = 0; token < chances.length; token++) {
                double expected = given.get("chances").get(token).asDouble();
                assertThat(chances[token]).isCloseTo(expected, within(1e-6));
                assertThat(chances[token] == 0).isEqualTo(expected == 0);
            }
        }
    }

    @Test
    void drawsAsOftenAsTheChancesSay() throws IOException {
        JsonNode given = Fixtures.json("blip/nucleus.json").get(0);
        NucleusChoice choice = choice(given, 7);
        double[] chances = choice.chances(scores(given));
        int[] drawn = new int[chances.length];
        for (int i = 0; i < 4000; i++) {
            drawn[choice.of(scores(given))]++;
        }
        for (int token = 0; token < drawn.length; token++) {
            assertThat(drawn[token] / 4000.0).isCloseTo(chances[token], within(0.03));
        }
    }

    private static NucleusChoice choice(JsonNode given, long seed) {
        return new NucleusChoice(
                new Search.Nucleus(
                        given.get("top_p").asDouble(),
                        given.get("temperature").asDouble(),
                        given.get("top_k").asInt()),
                seed);
    }

    private static float[] scores(JsonNode given) {
        float[] scores = new float[given.get("scores").size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = given.get("scores").get(i).floatValue();
        }
        return scores;
    }
}
