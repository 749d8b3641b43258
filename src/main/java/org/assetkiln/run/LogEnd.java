package org.assetkiln.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the last lines of an event log say.
 *
 * @param loss of the last step
 * @param secondsPerStep median over the last steps
 * @param sample the newest sample picture
 */
record LogEnd(@Nullable Double loss, @Nullable Double secondsPerStep, @Nullable Path sample) {
    private static final Logger LOG = LoggerFactory.getLogger(LogEnd.class);
    private static final int STEPS = 50;
    private static final int BYTES = 64 << 10;

    static LogEnd read(RunFolder run) {
        List<TrainingEvent.Step> steps = new ArrayList<>();
        Path sample = null;
        try {
            for (TrainingEvent event : run.events().tail().skipToLast(BYTES).poll()) {
                if (event instanceof TrainingEvent.Step step) {
                    steps.add(step);
                } else if (event instanceof TrainingEvent.Sample s) {
                    sample = run.path().resolve(s.file());
                }
            }
            if (sample == null) {
                sample = newest(run.path().resolve("samples"));
            }
        } catch (IOException e) {
            LOG.warn("The events of {} cannot be read.", run, e);
        }
        Double loss = steps.isEmpty() ? null : steps.get(steps.size() - 1).loss();
        return new LogEnd(loss, median(steps.subList(Math.max(0, steps.size() - STEPS), steps.size())), sample);
    }

    private static @Nullable Double median(List<TrainingEvent.Step> steps) {
        double[] seconds =
                steps.stream().mapToDouble(TrainingEvent.Step::seconds).sorted().toArray();
        return seconds.length == 0 ? null : seconds[seconds.length / 2];
    }

    /** For a run whose last sample is further back than the lines that were read. */
    private static @Nullable Path newest(Path samples) throws IOException {
        Path step = last(samples);
        return step == null ? null : last(step);
    }

    private static @Nullable Path last(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(e -> !e.getFileName().toString().startsWith("."))
                    .max(Path::compareTo)
                    .orElse(null);
        }
    }
}
