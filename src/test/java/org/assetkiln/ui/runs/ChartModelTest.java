package org.assetkiln.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assetkiln.training.event.TrainingEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChartModelTest {
    private LossHistory history;
    private ChartModel chart;

    @BeforeEach
    void create() {
        history = new LossHistory();
        chart = new ChartModel(history);
    }

    private void steps(int count) {
        for (int i = 1; i <= count; i++) {
            history.add(new TrainingEvent.Step(i, 1.0 / i, 2.0 / i, null, 1e-3, 0.5, 0.25, 1L));
        }
    }

    @Test
    void emptyRunHasAxesButNothingToRead() {
        assertThat(chart.readAt(10)).isNull();
        assertThat(chart.steps()).isEqualTo(new Axis(0, 1, false));
        assertThat(chart.values().high()).isGreaterThan(chart.values().low());
    }

    @Test
    void untrainedValueIsInsideTheAxisAndOnlyOnTheLoss() {
        steps(10);
        history.add(new TrainingEvent.Validation(0, 3.0));
        history.add(new TrainingEvent.Validation(10, 0.5));
        assertThat(chart.level()).isEqualTo(3.0);
        assertThat(chart.values().high()).isGreaterThan(3.0);
        chart.tab().set(ChartTab.RATE);
        assertThat(chart.level()).isNaN();
    }

    @Test
    void readingNamesTheExactValuesOfTheNearestStep() {
        steps(10);
        history.add(new TrainingEvent.Validation(0, 3.0));
        ChartModel.Reading reading = chart.readAt(4.2);
        assertThat(reading.step()).isEqualTo(4);
        assertThat(reading.values()).containsEntry("Loss", 0.25).containsEntry("Validation (step 0)", 3.0);
    }

    @Test
    void zoomFitsTheValuesOfItsStretchAndAClickIsNoZoom() {
        steps(100);
        chart.zoomTo(50.5, 50.6);
        assertThat(chart.zoom().get()).isNull();
        chart.zoomTo(90, 50);
        assertThat(chart.steps()).isEqualTo(new Axis(50, 90, false));
        assertThat(chart.values().high()).isLessThan(0.1);
        chart.showAll();
        assertThat(chart.steps().high()).isEqualTo(100);
    }

    @Test
    void logarithmicAxisGivesEqualFactorsEqualRoom() {
        var axis = new Axis(0.01, 1, true);
        assertThat(axis.position(0.1)).isCloseTo(0.5, within(1e-9));
        assertThat(axis.value(axis.position(0.3))).isCloseTo(0.3, within(1e-9));
        assertThat(axis.ticks(5)).contains(0.01, 0.1, 1.0);
    }

    @Test
    void ticksAreRoundAndInsideTheAxis() {
        assertThat(new Axis(0, 100, false).ticks(5)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(new Axis(3, 4, false).ticks(4)).allMatch(tick -> tick >= 3 && tick <= 4);
    }

    @Test
    void priorLineAppearsOnlyWithPriorPreservation() {
        steps(3);
        chart.tab().set(ChartTab.HALVES);
        assertThat(chart.lines()).extracting(ChartLine::name).containsExactly("Instance");
        history.add(new TrainingEvent.Step(4, 1, 1, 0.5, 1e-3, 1, 1, 1L));
        assertThat(chart.lines()).extracting(ChartLine::name).containsExactly("Instance", "Prior");
    }

    @Test
    void meanSecondsAreOfTheLastSteps() {
        assertThat(history.secondsPerStep(5)).isNaN();
        steps(10);
        assertThat(history.secondsPerStep(5)).isCloseTo(0.25, within(1e-9));
    }
}
