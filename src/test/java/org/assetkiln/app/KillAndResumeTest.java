package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.run.worker.WorkerLauncher;
import org.assetkiln.run.worker.WorkerProcess;
import org.assetkiln.training.TinyRun;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes on the tiny model. */
class KillAndResumeTest {
    private static final int STEPS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private TrainingSettings settings;

    @BeforeEach
    void settings() throws Exception {
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        List<String> images = TinyRun.images(Files.createDirectories(folder.resolve("images")), 3);
        settings = TinyRun.checkpointedEvery(10, TinyRun.settings(images, STEPS));
    }

    @AfterEach
    void forget() {
        System.clearProperty("assetkiln.user");
    }

    @Test
    void aCaptionedRunKilledAtOnceAndResumedRepeatsTheUninterruptedOneExactlyToo() throws Exception {
        List<CaptionedImage> captioned = settings.data().files().stream()
                .map(file -> CaptionedImage.of(file, "a thing", "one of three things"))
                .toList();
        settings = TinyRun.learning(new CaptionedData(captioned, 0.2, 0.3), settings);
        aRunKilledAtOnceAndResumedRepeatsTheUninterruptedOneExactly();
    }

    @Test
    void aRunKilledAtOnceAndResumedRepeatsTheUninterruptedOneExactly() throws Exception {
        RunFolder whole = RunFolder.create(folder.resolve("runs"), "whole", settings);
        new WorkerLauncher().start(whole);
        await(() -> ended(whole.status()));
        assertThat(whole.status().state()).isEqualTo(RunState.FINISHED);

        RunFolder broken = RunFolder.create(folder.resolve("runs"), "broken", settings);
        WorkerProcess worker = new WorkerLauncher().start(broken);
        await(() -> broken.status().step() >= 13 || steps(broken).size() >= 13);
        worker.kill();
        await(() -> !worker.alive());
        assertThat(steps(broken)).hasSizeLessThan(STEPS);
        assertThat(broken.output().checkpoints().resolve("step-000010")).isDirectory();

        await(() -> broken.status().state() == RunState.LOST);
        new WorkerLauncher().start(broken);
        await(() -> ended(broken.status()));
        assertThat(broken.status().state()).isEqualTo(RunState.FINISHED);
        assertThat(steps(broken)).isEqualTo(steps(whole)).hasSize(STEPS);
        assertThat(Files.mismatch(
                        weights(broken).resolve("weights.safetensors"),
                        weights(whole).resolve("weights.safetensors")))
                .isNegative();
    }

    private static Path weights(RunFolder run) {
        return run.output().checkpoint(STEPS);
    }

    private static boolean ended(RunStatus status) {
        return status.state() == RunState.FINISHED || status.state() == RunState.FAILED;
    }

    /** Step and loss of each step in the log. */
    private static List<List<Object>> steps(RunFolder run) {
        try {
            return run.events().read().stream()
                    .filter(TrainingEvent.Step.class::isInstance)
                    .map(TrainingEvent.Step.class::cast)
                    .map(step -> List.<Object>of(step.step(), step.loss(), step.gradientNorm()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(10);
        }
    }
}
