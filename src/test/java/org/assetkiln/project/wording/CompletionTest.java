package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Vocabulary words = new Vocabulary();

    CompletionTest() {
        words.add("a rusty sword with a golden grip");
        words.add("a rusty shield");
    }

    private Completion at(String text) {
        return Completion.at(text, text.length(), words);
    }

    @Test
    void endsTheWordThatWasBegun() {
        Completion completion = at("an old ru");
        assertThat(completion.words()).containsExactly("rusty");
        assertThat(completion.take("an old ru", 9, "rusty")).isEqualTo("an old rusty ");
        assertThat(completion.caretAfter("an old ru", 9, "rusty")).isEqualTo(13);
    }

    @Test
    void saysWhatCameNextBefore() {
        assertThat(at("a rusty ").words()).containsExactly("shield", "sword");
        assertThat(at("a rusty, ").words()).isEmpty();
        assertThat(at("").words()).isEmpty();
    }

    @Test
    void staysQuietInsideAWord() {
        assertThat(Completion.at("a rusty sword", 4, words).words()).isEmpty();
        Completion middle = Completion.at("a ru, old", 4, words);
        assertThat(middle.take("a ru, old", 4, "rusty")).isEqualTo("a rusty, old");
        assertThat(middle.caretAfter("a ru, old", 4, "rusty")).isEqualTo(7);
    }
}
