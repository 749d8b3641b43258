package org.assetkiln.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assetkiln.model.config.TimestepSpacing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestepsTest {
    @Test
    void leadingStepsAreThoseOfStableDiffusion() {
        double[] steps = Timesteps.spaced(TimestepSpacing.LEADING, 1000, 50, 1);
        assertThat(steps).hasSize(50).startsWith(981, 961).endsWith(21, 1);
    }

    @Test
    void trailingStepsBeginAtTheNoisiest() {
        assertThat(Timesteps.spaced(TimestepSpacing.TRAILING, 1000, 4, 1)).containsExactly(999, 749, 499, 249);
        assertThat(Timesteps.spaced(TimestepSpacing.TRAILING, 1000, 3, 0)).containsExactly(999, 666, 332);
    }

    @Test
    void linspaceHasBothEnds() {
        assertThat(Timesteps.spaced(TimestepSpacing.LINSPACE, 1000, 4, 1)).containsExactly(999, 666, 333, 0);
        assertThat(Timesteps.spaced(TimestepSpacing.LINSPACE, 1000, 1, 1)).containsExactly(0);
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberOfStepsFallsAndStaysInTheTable(TimestepSpacing spacing) {
        for (int steps = 1; steps <= 1000; steps++) {
            double[] timesteps = Timesteps.spaced(spacing, 1000, steps, 0);
            assertThat(timesteps).hasSize(steps);
            assertThat(timesteps[0]).isLessThan(1000);
            assertThat(timesteps[steps - 1]).isGreaterThanOrEqualTo(0);
            assertThat(Arrays.stream(timesteps).distinct()).hasSize(steps);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void impossibleNumbersOfStepsAreRefused(int steps) {
        assertThatThrownBy(() -> Timesteps.spaced(TimestepSpacing.LEADING, 1000, steps, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 1 and 1000");
    }
}
