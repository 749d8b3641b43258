package org.assetkiln.model.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPieceTokenizerTest {
    @TempDir
    Path folder;

    @Test
    void splitsAndJoinsAsTransformers() throws IOException {
        try (var tokenizer = WordPieceTokenizer.load(Fixtures.path("blip/base"))) {
            assertSame(tokenizer);
        }
    }

    @Test
    void tokenizerJsonServesAsWell() throws IOException {
        JsonNode vocabulary = Fixtures.json("blip/tokenizer.json");
        Fixtures.write(vocabulary, folder.resolve("tokenizer.json"));
        try (var tokenizer = WordPieceTokenizer.load(folder)) {
            assertSame(tokenizer);
        }
    }

    private static void assertSame(WordPieceTokenizer tokenizer) throws IOException {
        JsonNode texts = Fixtures.json("blip/tokens.json");
        assertThat(texts).hasSize(5);
        for (JsonNode expected : texts) {
            int[] ids = StreamSupport.stream(expected.get("ids").spliterator(), false)
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            assertThat(tokenizer.encode(expected.get("text").asText())).containsExactly(ids);
            assertThat(tokenizer.decode(ids)).isEqualTo(expected.get("decoded").asText());
        }
        assertThat(tokenizer.id("[SEP]")).isEqualTo(3);
        assertThat(tokenizer.id("potion")).isEqualTo(25);
        assertThat(tokenizer.id("no such token")).isEqualTo(-1);
        assertThat(tokenizer.size()).isEqualTo(126);
    }

    @Test
    void aFolderWithoutVocabularyIsRefused() {
        assertThatThrownBy(() -> WordPieceTokenizer.load(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("vocab.txt");
    }

    @Test
    void aVocabularyOfAnotherKindIsRefused() throws IOException {
        Files.writeString(folder.resolve("vocab.txt"), "a\nb\n");
        assertThatThrownBy(() -> WordPieceTokenizer.load(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("[PAD]");
        Files.delete(folder.resolve("vocab.txt"));
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"BPE\", \"vocab\": {}}}");
        assertThatThrownBy(() -> WordPieceTokenizer.load(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("BPE");
    }
}
