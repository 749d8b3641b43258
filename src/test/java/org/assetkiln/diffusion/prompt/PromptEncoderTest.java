package org.assetkiln.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ModelFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptEncoderTest extends EngineTest {
    @ParameterizedTest
    @CsvSource({"sd1, 0", "sd1, 1", "sd2, 0", "sd2, 1"})
    void embeddingsAreThoseOfTheReference(String model, int clipSkip) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("prompts/" + model + "/io.safetensors", manager);
        JsonNode prompts = Fixtures.json("prompts/" + model + "/fixture.json").get("prompts");
        PromptEncoder encoder = encoder(model);
        for (var prompt : prompts.properties()) {
            NDArray embeddings =
                    encoder.encode(manager, List.of(prompt.getValue().asText()), clipSkip);
            assertClose(prompt.getKey(), embeddings.get(0), io.get(prompt.getKey() + "/" + clipSkip), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a golden key", "", "a key, 3:4"})
    void aShortPlainPromptIsBitForBitWhatTheTextEncoderSays(String prompt) throws IOException {
        PromptEncoder encoder = encoder("sd1");
        long[] ids =
                Arrays.stream(encoder.tokenizer().encode(prompt)).asLongStream().toArray();
        NDArray expected = encoder.text().forward(manager, manager.create(ids, new Shape(1, ids.length)));
        assertThat(encoder.encode(manager, List.of(prompt), 0).toFloatArray()).isEqualTo(expected.toFloatArray());
    }

    @Test
    void shorterPromptsAreFilledUpWithEmptyChunks() throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("prompts/sd1/io.safetensors", manager);
        JsonNode prompts = Fixtures.json("prompts/sd1/fixture.json").get("prompts");
        PromptEncoder encoder = encoder("sd1");
        NDArray both = encoder.encode(
                manager,
                List.of(
                        prompts.get("long_emphasis").asText(),
                        prompts.get("emphasis").asText()),
                0);
        int length = encoder.tokenizer().maxLength();
        NDArray expected = io.get("emphasis/0");
        for (long at = length; at < both.getShape().get(1); at += length) {
            expected = expected.concat(io.get("empty/0"), 0);
        }
        assertClose("long", both.get(0), io.get("long_emphasis/0"), 1e-5);
        assertClose("short", both.get(1), expected, 1e-5);
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        PromptEncoder encoder = encoder("sd1");
        int before = manager.getManagedArrays().size();
        NDArray embeddings = encoder.encode(manager, List.of("a (key)"), 0);
        assertThat(embeddings.getManager()).isSameAs(manager);
        assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }

    private PromptEncoder encoder(String model) throws IOException {
        ModelFiles files = Fixtures.model(model);
        return new PromptEncoder(files.tokenizer(), files.textEncoder(manager));
    }
}
