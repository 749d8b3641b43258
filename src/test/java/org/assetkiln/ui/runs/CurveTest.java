package org.assetkiln.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static Curve noise(int points, long seed) {
        var random = new Random(seed);
        var curve = new Curve();
        for (int i = 1; i <= points; i++) {
            curve.append(i, random.nextGaussian());
        }
        return curve;
    }

    @Test
    void extremesEqualALinearSearchOverAnyStretch() {
        Curve curve = noise(1000, 1);
        var random = new Random(2);
        for (int n = 0; n < 500; n++) {
            int from = random.nextInt(1000);
            int to = from + 1 + random.nextInt(1000 - from);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low = Math.min(low, curve.y(i));
                high = Math.max(high, curve.y(i));
            }
            assertThat(curve.extremes(from, to)).isEqualTo(new Curve.Extremes(low, high));
        }
    }

    @Test
    void resumedRunReplacesThePointsFromItsFirstStepOn() {
        Curve curve = noise(1000, 3);
        curve.append(500, 42);
        for (int i = 501; i <= 700; i++) {
            curve.append(i, -42);
        }
        assertThat(curve.size()).isEqualTo(700);
        assertThat(curve.extremes(499, 700)).isEqualTo(new Curve.Extremes(-42, 42));
        assertThat(curve.extremes(0, 499).high()).isLessThan(10);
    }

    @Test
    void valuesThatAreNotNumbersAreLeftOutOfTheExtremes() {
        var curve = new Curve();
        curve.append(1, Double.NaN);
        curve.append(2, 3);
        curve.append(3, Double.POSITIVE_INFINITY);
        curve.append(4, 5);
        assertThat(curve.extremes(0, 4)).isEqualTo(new Curve.Extremes(3, 5));
        assertThat(curve.extremes(0, 1).any()).isFalse();
    }

    @Test
    void nearestPointIsFoundOnBothSidesAndBeyondTheEnds() {
        var curve = new Curve();
        assertThat(curve.nearest(3)).isEqualTo(-1);
        curve.append(10, 0);
        curve.append(20, 0);
        assertThat(curve.nearest(-5)).isZero();
        assertThat(curve.nearest(14)).isZero();
        assertThat(curve.nearest(16)).isEqualTo(1);
        assertThat(curve.nearest(99)).isEqualTo(1);
    }

    @Test
    void smoothedLineStartsAtTheFirstValueAndFollowsNewPoints() {
        var raw = new Curve();
        var smooth = new SmoothCurve(raw, 0.9);
        raw.append(1, 10);
        assertThat(smooth.curve().y(0)).isCloseTo(10, within(1e-9));
        raw.append(2, 20);
        // (0.9·0.1·10 + 0.1·20) / (1 − 0.9²)
        assertThat(smooth.curve().y(1)).isCloseTo(2.9 / 0.19, within(1e-9));
        smooth.setWeight(0);
        assertThat(smooth.curve().y(1)).isEqualTo(20);
    }

    @Test
    void smoothedLineStartsAgainAfterTheRawOneWasCut() {
        Curve raw = noise(100, 4);
        var smooth = new SmoothCurve(raw, 0.9);
        smooth.curve();
        raw.append(50, 1);
        var fresh = new SmoothCurve(raw, 0.9);
        assertThat(smooth.curve().size()).isEqualTo(50);
        assertThat(smooth.curve().lastY()).isEqualTo(fresh.curve().lastY());
    }

    @Test
    void smoothedLineNoticesACutThatWasOvertakenByNewPoints() {
        Curve raw = noise(100, 4);
        var smooth = new SmoothCurve(raw, 0.9);
        smooth.curve();
        for (int i = 50; i <= 120; i++) {
            raw.append(i, 7);
        }
        assertThat(smooth.curve().lastY())
                .isEqualTo(new SmoothCurve(raw, 0.9).curve().lastY());
    }
}
