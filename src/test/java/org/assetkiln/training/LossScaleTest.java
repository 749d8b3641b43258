package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LossScaleTest {
    private final LossScale scale = new LossScale(true);

    @Test
    void anOverflowHalvesItAndLeavesTheStepOut() throws TrainingException {
        assertThat(scale.factor()).isEqualTo(65536);
        assertThat(scale.leftOut(false)).isTrue();
        assertThat(scale.factor()).isEqualTo(32768);
        assertThat(scale.leftOut(true)).isFalse();
        assertThat(scale.factor()).isEqualTo(32768);
    }

    @Test
    void twoThousandGoodStepsDoubleIt() throws TrainingException {
        good(1999);
        assertThat(scale.factor()).isEqualTo(65536);
        good(1);
        assertThat(scale.factor()).isEqualTo(131072);
    }

    @Test
    void anOverflowBeginsTheCountAnew() throws TrainingException {
        good(1999);
        scale.leftOut(false);
        good(1999);
        assertThat(scale.factor()).isEqualTo(32768);
        good(1);
        assertThat(scale.factor()).isEqualTo(65536);
    }

    @Test
    void whatIsSavedGoesOn() throws TrainingException {
        scale.leftOut(false);
        good(1500);
        var resumed = new LossScale(true);
        resumed.restore(scale.state());
        for (int i = 0; i < 500; i++) {
            resumed.leftOut(true);
        }
        assertThat(resumed.factor()).isEqualTo(65536);
    }

    @Test
    void gradientsThatCannotBeHeldEndTheRunWithASentence() throws TrainingException {
        for (int i = 0; i < 16; i++) {
            scale.leftOut(false);
        }
        assertThat(scale.factor()).isEqualTo(1);
        assertThatThrownBy(() -> scale.leftOut(false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("BF16");
    }

    @Test
    void otherPrecisionsNeedNone() throws TrainingException {
        var none = new LossScale(false);
        assertThat(none.leftOut(false)).isFalse();
        none.restore(scale.state());
        assertThat(none.factor()).isEqualTo(1);
    }

    private void good(int steps) throws TrainingException {
        for (int i = 0; i < steps; i++) {
            assertThat(scale.leftOut(true)).isFalse();
        }
    }
}
