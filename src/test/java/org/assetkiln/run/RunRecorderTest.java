package org.assetkiln.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.assetkiln.training.event.TrainingEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {
    @TempDir
    Path runs;

    private RunFolder run;

    @BeforeEach
    void create() throws IOException {
        run = TestRuns.create(runs, "a", 5);
    }

    @Test
    void writesDownAWholeRun() throws IOException {
        try (RunRecorder recorder = RunRecorder.start(run, 0)) {
            recorder.on(new TrainingEvent.Phase("Encoding images", 1, 8));
            assertThat(run.status().state()).isEqualTo(RunState.RUNNING);
            for (int i = 1; i <= 5; i++) {
                recorder.on(TestRuns.step(i));
            }
            recorder.end(RunState.FINISHED, "Done.");
        }
        assertThat(run.log()).content().contains("Encoding images").contains("FINISHED Done.");
        RunStatus status = run.status();
        assertThat(status.state()).isEqualTo(RunState.FINISHED);
        assertThat(status.step()).isEqualTo(5);
        assertThat(status.message()).isEqualTo("Done.");
        assertThat(run.events().read())
                .hasSize(8)
                .startsWith(new TrainingEvent.State("RUNNING", ""))
                .endsWith(TestRuns.step(5), new TrainingEvent.State("FINISHED", "Done."));
    }

    @Test
    void beatsWhileNothingHappensAndKeepsTheStepCurrent() throws Exception {
        try (RunRecorder recorder = RunRecorder.start(run, 0)) {
            Instant first = run.status().heartbeat();
            recorder.on(TestRuns.step(3));
            TestRuns.await(() ->
                    run.status().heartbeat().isAfter(first) && run.status().step() == 3);
            recorder.end(RunState.PAUSED, "");
        }
        assertThat(run.status().state()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void resumingTakesBackWhatTheCheckpointDoesNotKnow() throws IOException {
        try (RunRecorder recorder = RunRecorder.start(run, 0)) {
            for (int i = 1; i <= 4; i++) {
                recorder.on(TestRuns.step(i));
            }
        }
        assertThat(run.status().state()).isEqualTo(RunState.FAILED);
        try (RunRecorder recorder = RunRecorder.start(run, 3)) {
            assertThat(run.status().step()).isEqualTo(3);
            recorder.on(TestRuns.step(4));
            recorder.on(TestRuns.step(5));
            recorder.end(RunState.FINISHED, "");
        }
        assertThat(run.events().read().stream().filter(TrainingEvent.Step.class::isInstance))
                .containsExactly(
                        TestRuns.step(1), TestRuns.step(2), TestRuns.step(3), TestRuns.step(4), TestRuns.step(5));
    }

    @Test
    void aTrainerThatGoesBackFurtherIsBelieved() throws IOException {
        try (RunRecorder recorder = RunRecorder.start(run, 0)) {
            for (int i = 1; i <= 4; i++) {
                recorder.on(TestRuns.step(i));
            }
            recorder.on(TestRuns.step(2));
            recorder.end(RunState.PAUSED, "");
        }
        assertThat(run.status().step()).isEqualTo(2);
        assertThat(run.events().read().stream().filter(TrainingEvent.Step.class::isInstance))
                .containsExactly(TestRuns.step(1), TestRuns.step(2));
    }

    @Test
    void twoWorkersCannotTrainOneRun() throws IOException {
        try (RunRecorder recorder = RunRecorder.start(run, 0)) {
            assertThatThrownBy(() -> RunRecorder.start(run, 0)).hasMessageContaining("another process");
            recorder.end(RunState.PAUSED, "");
        }
        RunRecorder.start(run, 0).close();
    }

    @Test
    void theSummaryTellsLossSampleAndTimeLeft() throws Exception {
        try (RunRecorder recorder = RunRecorder.start(run, 0)) {
            recorder.on(new TrainingEvent.Sample(0, 0, 1, "samples/step-000000/0.png"));
            recorder.on(TestRuns.step(1));
            recorder.on(TestRuns.step(2));
            TestRuns.await(() -> run.status().step() == 2);
            RunSummary summary = RunSummary.of(run);
            assertThat(summary.name()).isEqualTo("a");
            assertThat(summary.loss()).isEqualTo(0.5);
            assertThat(summary.sample()).isEqualTo(run.path().resolve("samples/step-000000/0.png"));
            assertThat(summary.timeLeft()).hasMillis(750);
            recorder.end(RunState.STOPPED, "");
            assertThat(RunSummary.of(run).timeLeft()).isNull();
        }
    }

    @Test
    void theSummaryFindsASampleThatIsFarBackInTheLog() throws IOException {
        Path sample = run.output().samples(100).resolve("0.png");
        Files.createDirectories(run.output().samples(0));
        Files.createDirectories(sample.getParent());
        Files.createFile(sample);
        try (EventLog log = run.events()) {
            for (int i = 1; i <= 1000; i++) {
                log.append(TestRuns.step(i));
            }
        }
        RunSummary summary = RunSummary.of(run);
        assertThat(summary.sample()).isEqualTo(sample);
        assertThat(summary.loss()).isEqualTo(0.001);
    }
}
