package org.assetkiln.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.run.TestRuns;
import org.assetkiln.training.TinyRun;
import org.assetkiln.training.TrainingControl.Request;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.ComputeSettings;
import org.assetkiln.training.settings.ComputeSettings.Device;
import org.assetkiln.training.settings.ComputeSettings.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
class WorkerLauncherTest {
    private static final int FOREVER = 1_000_000;

    @TempDir
    Path runs;

    private final WorkerLauncher launcher = new WorkerLauncher(ChildJvm.of(TestWorker.class));
    private RunFolder run;

    @AfterEach
    void endWorker() {
        RunStatus status = run.status();
        if (status.state() == RunState.RUNNING && status.pid() != 0) {
            ProcessHandle.of(status.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void pausesAndResumesWithoutAGapInTheEvents() throws Exception {
        run = TestRuns.create(runs, "a", FOREVER);
        WorkerProcess first = launcher.start(run);
        assertThat(run.status().state()).isEqualTo(RunState.RUNNING);
        assertThatThrownBy(() -> launcher.start(run)).hasMessageContaining("running already");
        TestRuns.await(() -> run.status().step() > 3);
        assertThat(run.status().pid()).isEqualTo(first.pid());
        run.control().request(Request.PAUSE);
        first.onExit().get(30, TimeUnit.SECONDS);
        RunStatus paused = run.status();
        assertThat(paused.state()).isEqualTo(RunState.PAUSED);

        WorkerProcess second = launcher.start(run);
        TestRuns.await(() -> run.status().step() > paused.step() + 3);
        second.kill();
        second.onExit().get(30, TimeUnit.SECONDS);
        List<Integer> steps = steps();
        assertThat(steps)
                .hasSizeGreaterThan(paused.step() + 3)
                .isEqualTo(IntStream.rangeClosed(1, steps.size()).boxed().toList());
        assertThat(run.log()).content().contains("offline true").contains(System.getProperty("assetkiln.home"));
    }

    @Test
    void aWorkerOutlivesTheDesktopThatStartedIt() throws Exception {
        run = TestRuns.create(runs, "a", FOREVER);
        Process desktop = ChildJvm.of(TestWorker.class)
                .builder(runs, false, List.of("launch", run.path().toString()))
                .redirectErrorStream(true)
                .redirectOutput(runs.resolve("desktop.log").toFile())
                .start();
        TestRuns.await(() -> run.status().pid() != 0);
        desktop.destroyForcibly().waitFor();
        int then = run.status().step();
        TestRuns.await(() -> run.status().step() > then);
        assertThat(run.status().pid()).isNotEqualTo(desktop.pid());
    }

    @Test
    void onlyARunWithTf32AllowsItToPyTorch() throws Exception {
        RunFolder without = TestRuns.create(runs, "without", 1);
        var tf32 = new ComputeSettings(Precision.FP32, false, Device.CUDA, true);
        run = RunFolder.create(
                runs, "with", TinyRun.computed(tf32, without.config().training()));
        for (RunFolder each : List.of(without, run)) {
            launcher.start(each).onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(run.log()).content().contains("tf32 1");
        assertThat(without.log()).content().contains("tf32 null");
    }

    @Test
    void aWorkerThatDiesBeforeItBeginsHasFailed() throws Exception {
        run = TestRuns.create(runs, "dies early", 10);
        launcher.start(run);
        TestRuns.await(() -> run.status().state() == RunState.FAILED);
        assertThat(run.status().message()).contains("code 3").contains("log.txt");
        assertThat(run.log()).content().contains("I was never meant to live");
    }

    @Test
    void aFinishedRunIsNotStartedAgain() throws Exception {
        run = TestRuns.create(runs, "a", 2);
        launcher.start(run).onExit().get(30, TimeUnit.SECONDS);
        assertThat(run.status().state()).isEqualTo(RunState.FINISHED);
        assertThatThrownBy(() -> launcher.start(run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("finished");
    }

    private List<Integer> steps() throws IOException {
        return run.events().read().stream()
                .filter(TrainingEvent.Step.class::isInstance)
                .map(e -> ((TrainingEvent.Step) e).step())
                .toList();
    }
}
