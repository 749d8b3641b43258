package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderRepeatsTest {
    @ParameterizedTest
    @CsvSource({
        "/images, /images/10_zkw slime/front.png, 10",
        "/images/10_zkw slime, /images/10_zkw slime/front.png, 10",
        "/images, /images/1_zkw slime/front.png, 1",
        "/images, /images/0_zkw slime/front.png, 1",
        "/images, /images/slime/10_front.png, 1",
        "/images, /images/10 slimes/front.png, 1",
        "/images, /images/10_slimes/inner/front.png, 10",
        "/images, /images/10_slimes/3_inner/front.png, 3",
        "/images, /images/../images/10_slimes/front.png, 10",
    })
    void theNumberBeforeTheInnermostFoldersNameSaysHowOften(String root, String file, int times) {
        assertThat(FolderRepeats.of(Path.of(root), Path.of(file))).isEqualTo(times);
    }

    @ParameterizedTest
    @CsvSource({
        "/12_games/images, /12_games/images/front.png, 1",
        "/images, /10_slimes/front.png, 10",
        "/images, /10_slimes/inner/front.png, 1",
        "/10_slimes/front.png, /10_slimes/front.png, 10",
        "/10_slimes/inner/front.png, /10_slimes/inner/front.png, 1",
        "/, /front.png, 1",
    })
    void foldersAroundTheGivenOneAreNotAsked(String root, String file, int times) {
        assertThat(FolderRepeats.of(Path.of(root), Path.of(file))).isEqualTo(times);
    }
}
