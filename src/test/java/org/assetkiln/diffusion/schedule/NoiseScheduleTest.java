package org.assetkiln.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseScheduleTest {
    private final NoiseSchedule schedule = new NoiseSchedule(SchedulerConfig.stableDiffusion(PredictionType.EPSILON));

    @ParameterizedTest
    @CsvSource({
        "0, 0.99915",
        "1, 0.99829603",
        "10, 0.99043131",
        "100, 0.89422348",
        "250, 0.67379263",
        "500, 0.27633268",
        "750, 0.05616985",
        "981, 0.0057755",
        "999, 0.0046601"
    })
    void stableDiffusionsScheduleIsKnown(int t, double alphaCumprod) {
        assertThat(schedule.alphaCumprod(t)).isCloseTo(alphaCumprod, withinPercentage(0.001));
        assertThat(schedule.snr(t)).isCloseTo(alphaCumprod / (1 - alphaCumprod), withinPercentage(0.2));
    }

    @Test
    void everyStepIsNoisierThanTheOneBefore() {
        for (int t = 1; t < schedule.steps(); t++) {
            assertThat(schedule.alphaCumprod(t)).isLessThan(schedule.alphaCumprod(t - 1));
        }
        assertThat(schedule.alphasCumprod()).hasSize(1000);
    }
}
