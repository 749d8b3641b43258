package org.assetkiln.bench;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.captioning.Captioner;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.tensor.ComputeDevice;

/**
 * Captions pictures and writes down when each caption was there, a JSON object a line, for {@code src/benchmark/captions.py}.
 * Arguments: captioner, folder of pictures, how many, beams, batch, tokens, start text, file to write.
 */
public final class CaptionBench {
    private CaptionBench() {}

    /** When a caption was there, seconds since the epoch. */
    record Line(double time, String text) {}

    public static void main(String[] args) throws Exception {
        int beams = Integer.parseInt(args[3]);
        int batch = Integer.parseInt(args[4]);
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
                batch);
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of(args[1]))) {
            files = listed.sorted().limit(Integer.parseInt(args[2])).toList();
        }
        try (Captioner captioner = Captioner.open(Path.of(args[0]), ComputeDevice.CPU)) {
            for (int from = 0; from < files.size(); from += batch) {
                List<BufferedImage> images = new ArrayList<>();
                for (Path file : files.subList(from, Math.min(files.size(), from + batch))) {
                    images.add(Pictures.read(file));
                }
                write(Path.of(args[7]), captioner.caption(images, new Background("#ffffff", false), settings));
            }
        }
    }

    private static void write(Path file, List<List<CaptionCandidate>> captions) throws Exception {
        double now = System.currentTimeMillis() / 1000.0;
        var lines = new StringBuilder();
        for (List<CaptionCandidate> caption : captions) {
            lines.append(Json.mapper()
                            .writeValueAsString(new Line(now, caption.get(0).text())))
                    .append('\n');
        }
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
