package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionMergeTest {
    @ParameterizedTest
    @CsvSource({
        "a blue potion, a red potion, a blue potion in a bottle, a red potion in a bottle",
        "a blue potion, a blue potion, a green potion, a green potion",
        "a blue potion, a red potion, a red potion, a red potion",
        "one two three four five, one 2 three four five, zero one two three five, zero one 2 three five",
        "one two three four five, one three four five, one two three four 5, one three four 5",
    })
    void differentWordsAreTakenFromBoth(String base, String mine, String theirs, String both) {
        assertThat(CaptionMerge.merge(base, mine, theirs)).contains(both);
        assertThat(CaptionMerge.merge(base, theirs, mine)).contains(both);
    }

    @Test
    void theSameWordsAreForAPersonToDecide() {
        assertThat(CaptionMerge.merge("a blue potion", "a red potion", "a green potion"))
                .isEmpty();
        assertThat(CaptionMerge.merge("", "mine", "theirs")).isEmpty();
        assertThat(CaptionMerge.merge("a potion", "", "a blue potion")).isEmpty();
    }
}
