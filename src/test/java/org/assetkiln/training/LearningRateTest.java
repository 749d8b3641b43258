package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.OptimizerSettings.Schedule;
import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void theWarmUpRisesLinearlyFromZero() {
        assertThat(factor(Schedule.CONSTANT, 0)).isZero();
        assertThat(factor(Schedule.CONSTANT, 5)).isEqualTo(0.5);
        assertThat(factor(Schedule.CONSTANT, 10)).isEqualTo(1);
        assertThat(factor(Schedule.CONSTANT, 109)).isEqualTo(1);
    }

    @Test
    void linearFallsToZeroAtTheEnd() {
        assertThat(factor(Schedule.LINEAR, 60)).isEqualTo(0.5);
        assertThat(factor(Schedule.LINEAR, 110)).isZero();
    }

    @Test
    void cosineIsHalfwayInTheMiddle() {
        assertThat(factor(Schedule.COSINE, 10)).isEqualTo(1);
        assertThat(factor(Schedule.COSINE, 60)).isCloseTo(0.5, within(1e-12));
        assertThat(factor(Schedule.COSINE, 35)).isCloseTo(0.8535533905932737, within(1e-12));
    }

    /** 10 warm-up steps of 110. */
    private static double factor(Schedule schedule, int done) {
        var settings = new OptimizerSettings(1e-3, 0, schedule, 10, 0.9, 0.999, 0, 1e-8, 1, 0, 0);
        return LearningRate.factor(settings, done, 110);
    }
}
