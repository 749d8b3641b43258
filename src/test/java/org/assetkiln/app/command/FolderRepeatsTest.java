package org.assetkiln.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderRepeatsTest {
    @ParameterizedTest
    @CsvSource({
        "/images/10_zkw slime/front.png, 10",
        "/images/1_zkw slime/front.png, 1",
        "/images/0_zkw slime/front.png, 1",
        "/images/slime/10_front.png, 1",
        "/images/10 slimes/front.png, 1",
        "/10_slimes/inner/front.png, 1",
    })
    void theNumberBeforeTheFoldersNameSaysHowOften(String file, int times) {
        assertThat(FolderRepeats.of(file)).isEqualTo(times);
    }
}
