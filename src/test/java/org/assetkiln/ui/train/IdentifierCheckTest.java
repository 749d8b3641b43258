package org.assetkiln.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifierCheckTest {
    private static IdentifierCheck check(String instance, String pieces) {
        return IdentifierCheck.of(instance, "a slime", word -> List.of(pieces.split(" ")));
    }

    @Test
    void rareIdentifierIsFoundBetweenTheWordsOfTheClass() {
        IdentifierCheck check = check("a zkw slime", "z kw");
        assertThat(check.identifier()).isEqualTo("zkw");
        assertThat(check.fine()).isTrue();
        assertThat(check.message()).contains("z · kw");
    }

    @Test
    void knownWordLongWordAndSeveralWordsAreDoubted() {
        assertThat(check("a dragon slime", "dragon").fine()).isFalse();
        assertThat(check("a qwrtplkjh slime", "q w r t p").fine()).isFalse();
        assertThat(check("a zkw fat slime", "z kw fat").fine()).isFalse();
    }

    @Test
    void promptWithoutIdentifierIsDoubtedButNotAnEmptyOne() {
        assertThat(check("a slime", "").fine()).isFalse();
        assertThat(check("  ", "").fine()).isTrue();
    }
}
