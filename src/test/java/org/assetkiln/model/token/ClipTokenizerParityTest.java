package org.assetkiln.model.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.assetkiln.Fixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTokenizerParityTest {
    /** sd1 pads with the end token, sd2 with "!", which it then takes for a special token in the text as well. */
    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void givesTheIdsOfTransformers(String model) throws IOException {
        JsonNode cases = Fixtures.json("tokenizer/" + model + "/cases.json");
        assertThat(cases).hasSizeGreaterThan(40);
        var softly = new SoftAssertions();
        try (ClipTokenizer tokenizer = Fixtures.model(model).tokenizer()) {
            for (JsonNode json : cases) {
                String text = json.get("text").asText();
                int[] ids = StreamSupport.stream(json.get("ids").spliterator(), false)
                        .mapToInt(JsonNode::asInt)
                        .toArray();
                softly.assertThat(tokenizer.encode(text)).as(text).containsExactly(ids);
                softly.assertThat(tokenizer.count(text))
                        .as("count of " + text)
                        .isEqualTo(json.get("count").asInt());
            }
        }
        softly.assertAll();
    }
}
