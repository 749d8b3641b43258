package org.assetkiln.ui.runs;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.EventLog;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
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

/** A run folder written by the test itself, event by event, as a worker would. */
public final class RecordedRun implements AutoCloseable {
    private final RunFolder run;
    private final EventLog events;
    private final Random random = new Random(7);
    private int step;

    public RecordedRun(Path runs, String name, int steps, List<String> prompts) throws IOException {
        var settings = new TrainingSettings(
                "/models/starter",
                new DreamBoothData(new InstanceSettings(List.of(), "a zkw slime"), PriorSettings.off()),
                new NetworkSettings(NetworkSettings.Kind.LORA, 8, 8, NetworkSettings.Target.ATTENTION, false),
                OptimizerSettings.adamW(1e-3),
                LossSettings.plain(),
                ImageSettings.square(64, "#ffffff", true),
                new SamplingSettings(prompts, 50, 20, 4, SamplerKind.DDIM, 1),
                ComputeSettings.USUAL,
                OutputSettings.USUAL,
                steps,
                2,
                1,
                100,
                42);
        run = RunFolder.create(runs, name, settings);
        events = run.events();
    }

    public RunFolder folder() {
        return run;
    }

    /** Makes this test's process the one that trains. */
    public void state(RunState state, String message) throws IOException {
        run.writeStatus(new RunStatus(
                state,
                ProcessHandle.current().pid(),
                Instant.now(),
                step,
                run.config().training().steps(),
                message));
    }

    /** Appends steps of a falling, noisy loss. */
    public void steps(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            step++;
            double fall = 0.06 + 0.2 * Math.exp(-step / 60.0);
            double loss = fall * (1 + 0.5 * random.nextGaussian() * random.nextDouble());
            events.append(new TrainingEvent.Step(
                    step, Math.abs(loss), Math.abs(loss) * 0.9, Math.abs(loss) * 0.6, 1e-3, 0.4, 0.5, 1L << 30));
            int timestep = random.nextInt(1000);
            events.append(new TrainingEvent.Errors(
                    step,
                    List.of(step % 5, -1),
                    List.of(timestep, 500),
                    List.of(Math.abs(loss) * (0.5 + timestep / 1000.0), Math.abs(loss))));
        }
        state(RunState.RUNNING, "");
    }

    public void validation(int atStep, double loss) throws IOException {
        events.append(new TrainingEvent.Validation(atStep, loss));
    }

    /** Draws and reports one picture for each prompt, in a colour that tells the step. */
    public void samples(int atStep) throws IOException {
        List<String> prompts = run.config().training().sampling().prompts();
        for (int p = 0; p < prompts.size(); p++) {
            var picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
            var g = picture.createGraphics();
            g.setColor(Color.getHSBColor(p * 0.3f, Math.min(1, 0.2f + atStep / 250f), 0.9f));
            g.fillOval(12 - p, 12, 40, 40);
            g.setColor(Color.DARK_GRAY);
            g.fillRect(24, 26, 4, 6);
            g.fillRect(36, 26, 4, 6);
            g.dispose();
            Path file = run.output().samples(atStep).resolve("prompt-" + p + ".png");
            java.nio.file.Files.createDirectories(file.getParent());
            Pictures.writePng(file, picture, Map.of());
            events.append(new TrainingEvent.Sample(
                    atStep, p, 1 + p, run.path().relativize(file).toString()));
        }
    }

    public void event(TrainingEvent event) throws IOException {
        events.append(event);
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
