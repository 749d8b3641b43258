package org.assetkiln.captioning.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Example AXE = example("axe", "red");

    @Test
    void thingAndMainColourCount() {
        Score score = Score.NONE
                .plus(AXE, "a double-bladed red axe with a blue grip")
                .plus(AXE, "a blue axe with a red grip")
                .plus(AXE, "a red sword")
                .plus(AXE, "a pickaxe");
        assertThat(score).isEqualTo(new Score(4, 2, 4, 2, 1));
        assertThat(score).hasToString("4 pictures: object right 50.0 %, main colour right 50.0 %, both 25.0 %");
    }

    @Test
    void whereNoColourIsKnownNoneCounts() {
        assertThat(Score.NONE.plus(example("tile", ""), "a red tile")).isEqualTo(new Score(1, 1, 0, 0, 0));
    }

    private static Example example(String object, String colour) {
        return new Example(new Layer(1, 1, new byte[4]), "", true, object, colour);
    }
}
