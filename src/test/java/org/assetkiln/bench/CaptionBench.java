package org.assetkiln.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.app.engine.CaptionEngine;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.files.Json;
import org.assetkiln.run.captioning.CaptionJob;
import org.assetkiln.run.captioning.CaptionMessage;
import org.assetkiln.run.job.JobTeller;
import org.assetkiln.tensor.ComputeDevice;

/**
 * Captions pictures with the engine of the worker and of {@code assetkiln caption}, and writes down when each caption was there, a JSON object
 * a line, for {@code src/benchmark/captions.py}. Arguments: captioner, folder of pictures, how many, beams, batch (0 for the engine's choice), tokens, start text, file to write.
 */
public final class CaptionBench {
    private CaptionBench() {}

    /** When a caption was there, seconds since the epoch. */
    record Line(double time, String image, String text) {}

    public static void main(String[] args) throws Exception {
        int beams = Integer.parseInt(args[3]);
        var settings = new CaptionSettings(
                args[6],
                true,
                beams == 1 ? new Search.Greedy() : new Search.Beam(beams),
                1,
                0,
                0,
                Integer.parseInt(args[5]),
                1,
                0,
                Integer.parseInt(args[4]));
        List<CaptionJob.Picture> pictures;
        try (Stream<Path> listed = Files.list(Path.of(args[1]))) {
            pictures = listed.sorted()
                    .limit(Integer.parseInt(args[2]))
                    .map(file -> new CaptionJob.Picture(file.getFileName().toString(), file.toString(), null))
                    .toList();
        }
        Path captioner = Path.of(args[0]).toAbsolutePath();
        var job = new CaptionJob("bench", captioner.toString(), settings, new Background("#ffffff", false), pictures);
        try (var engine = new CaptionEngine(ComputeDevice.CPU)) {
            engine.make(job, new Writer(Path.of(args[7])));
        }
    }

    /** Writes each caption down when it is told. */
    private record Writer(Path file) implements JobTeller<CaptionMessage> {
        @Override
        public void tell(CaptionMessage message) {
            if (message instanceof CaptionMessage.Drafted drafted) {
                double now = System.currentTimeMillis() / 1000.0;
                String text = drafted.candidates().get(0).text();
                try {
                    String line = Json.line(new Line(now, drafted.image(), text)) + "\n";
                    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
