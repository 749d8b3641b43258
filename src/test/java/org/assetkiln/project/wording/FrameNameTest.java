package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameNameTest {
    @ParameterizedTest
    @CsvSource({
        "images/walk_01.png, images/walk, 1",
        "images/walk 12.PNG, images/walk, 12",
        "walk (3).png, walk, 3",
        "walk7, walk, 7",
        "a/img12_003.png, a/img12_, 3",
        "läufer-0009.tga, läufer, 9",
        "_4.png, _, 4"
    })
    void theNumberAtTheEndIsTheFrames(String id, String series, long number) {
        assertThat(FrameName.of(id)).contains(new FrameName(series, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sword.png", "images/007.png", "walk_1b.png", "", "v2/sword.png", "x_1234567890123456789.png"})
    void otherNamesAreNone(String id) {
        assertThat(FrameName.of(id)).isEmpty();
    }

    @Test
    void siblingsAreTheOtherFramesOfTheFolder() {
        Animations animations = Animations.of(List.of("a/run_1.png", "a/run_2.png", "b/run_3.png", "a/run.png"));
        assertThat(animations.siblings("a/run_1.png")).containsExactly("a/run_2.png");
        assertThat(animations.siblings("a/run.png")).isEmpty();
    }
}
