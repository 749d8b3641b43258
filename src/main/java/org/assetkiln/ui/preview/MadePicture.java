package org.assetkiln.ui.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.generation.PictureText;

/**
 * A picture in the gallery.
 *
 * @param file the PNG
 * @param modified milliseconds since 1970
 */
record MadePicture(Path file, long modified) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int NAME_LENGTH = 40;

    /** The pictures in a folder, the newest first; none when there is no folder. */
    static List<MadePicture> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".png"))
                    .map(file -> new MadePicture(file, file.toFile().lastModified()))
                    .sorted(Comparator.comparingLong(MadePicture::modified)
                            .thenComparing(made -> made.file().toString())
                            .reversed())
                    .toList();
        }
    }

    /** Moves a finished picture into the gallery under a telling name, with its settings inside. */
    static Path keep(Path made, Path gallery, GenerationSettings job, int index) throws IOException {
        Files.createDirectories(gallery);
        Path target = freeName(gallery, job, index);
        Map<String, String> texts = Pictures.pngText(made);
        if (texts.containsKey(PictureText.KEY)) {
            return Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        }
        var all = new HashMap<>(texts);
        all.putAll(PictureText.of(job, index));
        Pictures.writePng(target, Pictures.read(made), all);
        Files.delete(made);
        return target;
    }

    private static Path freeName(Path gallery, GenerationSettings job, int index) {
        String words = job.prompt().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String start = words.substring(0, Math.min(NAME_LENGTH, words.length())).replaceAll("^-|-$", "");
        String time = LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
        String name = "%s-%s-%d".formatted(time, start, job.seed() + index);
        Path file = gallery.resolve(name + ".png");
        for (int i = 2; Files.exists(file); i++) {
            file = gallery.resolve(name + "-" + i + ".png");
        }
        return file;
    }
}
