package org.assetkiln.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.ComputeSettings;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.InstanceSettings;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.OutputSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.SamplingSettings;
import org.assetkiln.training.settings.TrainingSettings;

/** Run folders and events to test with. */
public final class TestRuns {
    private TestRuns() {}

    public static RunFolder create(Path runs, String name, int steps) throws IOException {
        return RunFolder.create(runs, name, settings(runs.resolve("no-model"), steps));
    }

    static TrainingSettings settings(Path model, int steps, Path... images) {
        return new TrainingSettings(
                model.toString(),
                new DreamBoothData(
                        new InstanceSettings(
                                Stream.of(images).map(Path::toString).toList(), "a zkw slime"),
                        PriorSettings.off()),
                new NetworkSettings(NetworkSettings.Kind.LORA, 4, 4, NetworkSettings.Target.ATTENTION, false),
                OptimizerSettings.adamW(1e-4),
                LossSettings.plain(),
                ImageSettings.square(64, "#ffffff", true),
                new SamplingSettings(List.of("a zkw slime"), 100, 20, 7.5, SamplerKind.DDIM, 1),
                ComputeSettings.USUAL,
                OutputSettings.USUAL,
                steps,
                1,
                1,
                100,
                7);
    }

    public static TrainingEvent.Step step(int step) {
        return new TrainingEvent.Step(step, 1.0 / step, 1.0 / step, null, 1e-4, 0.5, 0.25, 1000);
    }

    /** Waits until something is so, a minute at most. */
    public static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen within a minute.");
            }
            Thread.sleep(20);
        }
    }
}
