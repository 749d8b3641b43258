package org.assetkiln.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.run.RunFolder;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * What a run takes, measured on a real worker process. Arguments: model, folder of images, how many of them, pixels, steps,
 * batch, number of sample prompts; then perhaps {@code attention} for a LoRA of rank 4 on attention alone.
 */
public final class EstimateBench {
    private EstimateBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("assetkiln-bench-");
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        TrainingSettings settings = settings(args);
        RunFolder run = RunFolder.create(folder.resolve("runs"), "bench", settings);
        MeasuredRun measured = MeasuredRun.of(run);
        System.out.println(run.path());
        measured.peaks.forEach((name, bytes) -> System.out.printf("%-28s %8.0f MB%n", name, bytes / 1e6));
        System.out.printf(
                "peak %.0f MB, whole run %.1f s, steps %s, disk %.1f MB%n",
                measured.peak / 1e6, measured.seconds, measured.stepSeconds, measured.diskBytes / 1e6);
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
