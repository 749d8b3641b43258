package org.assetkiln.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.worker.StepProbe;
import org.assetkiln.training.estimate.Estimate;
import org.assetkiln.training.estimate.Estimator;
import org.assetkiln.training.estimate.Machine;
import org.assetkiln.training.estimate.ModelSizes;
import org.assetkiln.training.estimate.Pace;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * What a run takes, as estimated from shapes, as corrected by a probe, and as measured on a real worker process. Arguments: model, folder of images, how many of them, pixels, steps,
 * batch, number of sample prompts; then perhaps {@code attention} for a LoRA of rank 4 on attention alone.
 */
public final class EstimateBench {
    private EstimateBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("assetkiln-bench-");
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        TrainingSettings settings = settings(args);
        ModelSizes model = ModelSizes.of(ModelFiles.open(Path.of(settings.baseModel())));
        Estimate estimate = Estimator.of(settings, model, 0);
        ProbeReport probe = StepProbe.run(settings, () -> false);
        Estimate corrected = probe.corrected(estimate, settings, model);
        Pace pace = probe.pace(settings, model);
        MeasuredRun run = MeasuredRun.of(RunFolder.create(folder.resolve("runs"), "bench", settings));
        run.peaks.forEach((name, bytes) -> System.out.printf("until after %-28s %8.0f MB%n", name, bytes / 1e6));
        System.out.printf("%-22s %10s %10s %10s%n", "", "analytic", "probed", "measured");
        row("memory (MB)", estimate.memoryBytes() / 1e6, corrected.memoryBytes() / 1e6, run.peak / 1e6);
        double step = run.stepSeconds.stream().skip(1).sorted().toList().get((run.stepSeconds.size() - 1) / 2);
        row("a step (s)", estimate.stepSeconds(Machine.usualPace()), corrected.stepSeconds(pace), step);
        row("whole run (s)", estimate.seconds(Machine.usualPace()), corrected.seconds(pace), run.seconds);
        row("disk (MB)", estimate.diskBytes() / 1e6, corrected.diskBytes() / 1e6, run.diskBytes / 1e6);
    }

    private static void row(String what, double analytic, double probed, double measured) {
        System.out.printf(
                "%-22s %10.2f %10.2f %10.2f   %+5.1f %% %+5.1f %%%n",
                what, analytic, probed, measured, 100 * (analytic / measured - 1), 100 * (probed / measured - 1));
    }

    private static TrainingSettings settings(String[] args) throws IOException {
        int pixels = Integer.parseInt(args[3]);
        List<String> prompts = Stream.generate(() -> "a zkw slime")
                .limit(Integer.parseInt(args[6]))
                .toList();
        TrainingSettings s = DreamBoothDefaults.lora(
                Path.of(args[0]).toAbsolutePath().toString(),
                images(Path.of(args[1]), Integer.parseInt(args[2])),
                "a zkw slime",
                PriorSettings.off(),
                pixels,
                prompts);
        return new TrainingSettings(
                s.baseModel(),
                s.data(),
                network(args, s.network()),
                OptimizerSettings.adamW(DreamBoothDefaults.LEARNING_RATE),
                s.loss(),
                s.image(),
                s.sampling(),
                s.compute(),
                s.output(),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]),
                1,
                0,
                s.seed());
    }

    private static NetworkSettings network(String[] args, NetworkSettings usual) {
        return args.length > 7 ? new NetworkSettings(Kind.LORA, 4, 4, Target.ATTENTION, false) : usual;
    }

    private static List<String> images(Path folder, int count) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .limit(count)
                    .map(file -> file.toAbsolutePath().toString())
                    .toList();
        }
    }
}
