package org.assetkiln.model.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assetkiln.model.ModelFormatException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTokenizerTest {
    private static final List<String> CAPTIONS = List.of(
            "a bronze shield icon, pixel art",
            "a golden sword icon",
            "a bronze sword, pixel art",
            "the knight's shield",
            "the knight's sword");

    @TempDir
    static Path folder;

    private static ClipTokenizer tokenizer;
    private static JsonNode vocabulary;

    @BeforeAll
    static void train() throws Exception {
        BpeTrainer.train(CAPTIONS, 600, folder);
        tokenizer = ClipTokenizer.load(folder);
        vocabulary = new ObjectMapper().readTree(folder.resolve("vocab.json").toFile());
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void vocabularyBeginsWithBytesAndEndsWithStartAndEnd() {
        assertThat(vocabulary.get("!").intValue()).isZero();
        assertThat(vocabulary.get("a").intValue()).isEqualTo(64);
        assertThat(vocabulary.get("!</w>").intValue()).isEqualTo(256);
        assertThat(vocabulary.get("<|startoftext|>").intValue()).isEqualTo(vocabulary.size() - 2);
        assertThat(vocabulary.get("<|endoftext|>").intValue()).isEqualTo(vocabulary.size() - 1);
    }

    @Test
    void frequentWordBecomesOneToken() {
        assertThat(vocabulary.has("bronze</w>")).isTrue();
        assertThat(tokenizer.tokens("bronze"))
                .containsExactly(new Token(vocabulary.get("bronze</w>").intValue(), 0, 6));
    }

    @Test
    void sequenceIsStartTokensEndAndPadding() {
        int end = vocabulary.size() - 1;
        int[] ids = tokenizer.encode("a bronze");
        assertThat(ids).hasSize(77).startsWith(end - 1, id("a</w>"), id("bronze</w>"), end);
        assertThat(Arrays.copyOfRange(ids, 4, 77)).containsOnly(end);
    }

    @Test
    void longTextIsCutBeforeTheEndTokenButCountedWhole() {
        String text = "a ".repeat(100);
        int[] ids = tokenizer.encode(text);
        assertThat(tokenizer.count(text)).isEqualTo(100);
        assertThat(ids[75]).isEqualTo(id("a</w>"));
        assertThat(ids[76]).isEqualTo(vocabulary.size() - 1);
    }

    @Test
    void caseAndSpacesDoNotMatter() {
        assertThat(tokenizer.encode("  A\tBRONZE \n sword ")).isEqualTo(tokenizer.encode("a bronze sword"));
    }

    @Test
    void digitsAndContractionsAreSplit() {
        assertThat(texts("12")).containsExactly("1", "2");
        assertThat(texts("knight's")).endsWith("'s");
    }

    @Test
    void emptyTextHasNoTokens() {
        assertThat(tokenizer.count("")).isZero();
        assertThat(tokenizer.count(" \n ")).isZero();
        assertThat(tokenizer.encode("")).hasSize(77);
    }

    @Test
    void placesAreIndicesIntoTheString() {
        String text = "é  \uD83D\uDDE1 Bronze";
        List<Token> tokens = tokenizer.tokens(text);
        assertThat(text.substring(tokens.get(0).start(), tokens.get(0).end())).isEqualTo("é");
        assertThat(texts(text)).endsWith("Bronze").contains("\uD83D\uDDE1");
    }

    @Test
    void everyByteSurvivesTheRoundTrip() {
        String text = "漢字 ñandú 🗡 \u0001 ½€";
        StringBuilder symbols = new StringBuilder();
        for (Token token : tokenizer.tokens(text)) {
            vocabulary.properties().stream()
                    .filter(entry -> entry.getValue().intValue() == token.id())
                    .forEach(entry -> symbols.append(entry.getKey().replace("</w>", "")));
        }
        String expected = ByteSymbols.of(text.replace(" ", "")).stream()
                .map(symbol -> symbol.replace("</w>", ""))
                .collect(Collectors.joining());
        assertThat(symbols.toString()).isEqualTo(expected);
    }

    @Test
    void halfOfASurrogatePairIsNoError() {
        assertThat(tokenizer.count("a \uD83D b")).isGreaterThan(2);
        assertThat(tokenizer.tokens("\uDC00\uD83D"))
                .allSatisfy(token -> assertThat(token.end()).isLessThan(3));
    }

    @Test
    void paddingTokenComesFromTheFolder(@TempDir Path other) throws Exception {
        BpeTrainer.train(CAPTIONS, 600, other);
        Files.writeString(other.resolve("special_tokens_map.json"), "{\"pad_token\": {\"content\": \"!\"}}");
        try (ClipTokenizer stableDiffusion2 = ClipTokenizer.load(other)) {
            assertThat(stableDiffusion2.encode("a")[76]).isZero();
            // transformers treats a padding token as special wherever it stands
            assertThat(stableDiffusion2.encode("a!")[2]).isZero();
        }
    }

    @Test
    void trainingIsRepeatable(@TempDir Path other) throws Exception {
        int size = BpeTrainer.train(CAPTIONS, 600, other);
        assertThat(size).isEqualTo(vocabulary.size()).isLessThanOrEqualTo(600);
        for (String name : List.of("vocab.json", "merges.txt", "tokenizer_config.json", "special_tokens_map.json")) {
            assertThat(other.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
        }
    }

    @Test
    void severalThreadsGetTheSameTokens() {
        int[] expected = tokenizer.encode(CAPTIONS.get(0));
        assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> tokenizer.encode(CAPTIONS.get(0))))
                .allSatisfy(ids -> assertThat(ids).isEqualTo(expected));
        assertThat(tokenizer.vocabularySize()).isEqualTo(vocabulary.size());
    }

    @Test
    void missingOrDamagedFilesAreNamed(@TempDir Path other) throws Exception {
        assertRefused(other, "vocab.json");
        BpeTrainer.train(CAPTIONS, 600, other);
        Files.writeString(other.resolve("merges.txt"), "#version\nno_such symbol\n");
        assertRefused(other, "merges.txt");
        Files.writeString(other.resolve("merges.txt"), "#version\nonlyone\n");
        assertRefused(other, "merges.txt");
        Files.writeString(other.resolve("vocab.json"), "{\"a\": -1}");
        assertRefused(other, "vocab.json");
        Files.writeString(other.resolve("vocab.json"), "{}");
        assertRefused(other, "merges.txt");
    }

    private static void assertRefused(Path folder, String file) {
        assertThatThrownBy(() -> ClipTokenizer.load(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(file);
    }

    private static List<String> texts(String text) {
        return tokenizer.tokens(text).stream()
                .map(token -> text.substring(token.start(), token.end()))
                .toList();
    }

    private static int id(String token) {
        return vocabulary.get(token).intValue();
    }
}
