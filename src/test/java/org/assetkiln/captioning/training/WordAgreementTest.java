package org.assetkiln.captioning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordAgreementTest {
    @Test
    void countsWordsInCommonWhateverTheirOrder() {
        assertThat(WordAgreement.of("a red axe", "Red axe, a")).isCloseTo(6.0 / 7, within(1e-9));
        assertThat(WordAgreement.of("a red axe", "a red axe")).isEqualTo(1);
        assertThat(WordAgreement.of("blue sword", "a red axe")).isZero();
    }

    @Test
    void aWordThatIsSaidTwiceCountsOnce() {
        assertThat(WordAgreement.of("axe axe", "axe")).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void nothingAgreesWithNothing() {
        assertThat(WordAgreement.of("", "axe")).isZero();
        assertThat(WordAgreement.of("", "")).isEqualTo(1);
    }
}
