package org.assetkiln.captioning.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {
    @Test
    void wordsOfTheCaptionsAreListedBetweenTheSpecialTokens() {
        List<String> words = WordList.of(List.of("a double-bladed quux axe", "a quux"), 1500);
        assertThat(words).startsWith("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
        assertThat(words).contains("double", "bladed", "-", "quux", "##z", "z").doesNotHaveDuplicates();
    }

    @Test
    void frequentWordsComeFirstWhereRoomIsShort() {
        int size = WordList.of(List.of(), 5000).size() + 1;
        assertThat(WordList.of(List.of("rareword", "oftenword", "oftenword"), size))
                .hasSize(size)
                .contains("oftenword")
                .doesNotContain("rareword");
    }

    @Test
    void anyWordCanBeSpelled() {
        List<String> words = WordList.of(List.of(), 1500);
        for (char sign = 'a'; sign <= 'z'; sign++) {
            assertThat(words).contains(String.valueOf(sign), "##" + sign);
        }
    }
}
