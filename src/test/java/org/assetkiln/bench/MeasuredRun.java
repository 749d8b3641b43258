package org.assetkiln.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.run.EventTail;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.worker.WorkerLauncher;
import org.assetkiln.training.event.TrainingEvent;

/** What a real worker process takes for a whole run, as the system says it. */
final class MeasuredRun {
    private static final int POLL_MILLIS = 20;

    /** Highest resident memory in bytes by what the run was doing. */
    final Map<String, Long> peaks = new LinkedHashMap<>();

    final List<Double> stepSeconds = new ArrayList<>();
    long peak;
    double seconds;
    long diskBytes;
    private String doing = "Starting";
    private boolean ended;

    /** Trains and watches until the process has ended. */
    static MeasuredRun of(RunFolder run) throws IOException, InterruptedException {
        var measured = new MeasuredRun();
        long start = System.nanoTime();
        long pid = new WorkerLauncher().start(run).pid();
        EventTail tail = run.events().tail();
        while (!measured.ended) {
            measured.sample(pid);
            for (TrainingEvent event : tail.poll()) {
                measured.take(event);
            }
            Thread.sleep(POLL_MILLIS);
        }
        measured.seconds = (System.nanoTime() - start) / 1e9;
        measured.diskBytes = size(run.path());
        return measured;
    }

    private void take(TrainingEvent event) throws IOException {
        if (event instanceof TrainingEvent.Phase phase) {
            doing = phase.name();
        } else if (event instanceof TrainingEvent.Step step) {
            stepSeconds.add(step.seconds());
            doing = "Steps";
        } else if (event instanceof TrainingEvent.Validation) {
            doing = "After a validation";
        } else if (event instanceof TrainingEvent.State state && !state.state().equals("RUNNING")) {
            ended = true;
            if (state.state().equals("FAILED")) {
                throw new IOException(state.message());
            }
        }
    }

    private void sample(long pid) {
        peaks.merge(doing, memory(pid, "VmRSS"), Math::max);
        peak = Math.max(peak, memory(pid, "VmHWM"));
    }

    private static long memory(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // the process has ended
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
