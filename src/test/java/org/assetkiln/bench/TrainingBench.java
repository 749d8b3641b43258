package org.assetkiln.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.run.EventTail;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.worker.WorkerLauncher;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * Training speed at the starter's shape: optimizer steps per second, peak memory of the worker, and the time from asking for
 * a run to its first step, all of a real worker process. Arguments: model folder (default {@code assets/starter}), rounds
 * (default 3).
 */
public final class TrainingBench {
    private static final int WARMUP = 10;

    private TrainingBench() {}

    public static void main(String[] args) throws Exception {
        Path model = Path.of(args.length > 0 ? args[0] : "assets/starter").toAbsolutePath();
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("assetkiln-bench-");
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        TrainingSettings settings = settings(model, folder);
        System.out.printf("%-8s %14s %14s %16s%n", "round", "steps/s", "images/s", "first step (s)");
        for (int round = 1; round <= rounds; round++) {
            measure(round, RunFolder.create(folder.resolve("runs"), "bench", settings));
        }
    }

    /** No samples and no class images: nothing but steps, on batches of two instance images. */
    private static TrainingSettings settings(Path model, Path folder) throws IOException {
        List<String> images = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            Path file = folder.resolve("image-" + seed + ".png");
            Pictures.writePng(file, GameArt.draw(seed).image(), Map.of());
            images.add(file.toString());
        }
        int edge = ModelFiles.open(model).pixels();
        return DreamBoothDefaults.lora(model.toString(), images, "a zkw slime", PriorSettings.off(), edge, List.of());
    }

    private static void measure(int round, RunFolder run) throws IOException, InterruptedException {
        long start = System.nanoTime();
        new WorkerLauncher().start(run);
        EventTail tail = run.events().tail();
        List<TrainingEvent.Step> steps = new ArrayList<>();
        double first = 0;
        int wanted = run.config().training().steps();
        while (steps.size() < wanted) {
            for (TrainingEvent event : tail.poll()) {
                if (event instanceof TrainingEvent.Step step) {
                    first = steps.isEmpty() ? (System.nanoTime() - start) / 1e9 : first;
                    steps.add(step);
                } else if (event instanceof TrainingEvent.State state
                        && state.state().equals("FAILED")) {
                    throw new IOException(state.message());
                }
            }
            Thread.sleep(5);
        }
        double seconds = steps.stream()
                .skip(WARMUP)
                .mapToDouble(TrainingEvent.Step::seconds)
                .sum();
        double rate = (wanted - WARMUP) / seconds;
        long peak =
                steps.stream().mapToLong(TrainingEvent.Step::memoryBytes).max().orElse(0);
        int batch = run.config().training().batchSize();
        System.out.printf(
                "%-8d %14.2f %14.2f %16.2f   peak memory %.0f MB%n", round, rate, rate * batch, first, peak / 1e6);
    }
}
