package org.assetkiln.project.intake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.Project;

/** A picture from the clipboard. */
public final class PastedPicture {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    private PastedPicture() {}

    /** Writes it as {@code pasted-DATE-TIME.png} among the project's images. */
    public static IntakeReport add(Project project, BufferedImage picture) throws IOException {
        project.requireWritable();
        Path folder = Files.createDirectories(project.images());
        String name =
                new TakenNames().unused(folder, "pasted-" + LocalDateTime.now().format(TIME));
        Path file = folder.resolve(name + ".png");
        Pictures.writePng(file, picture, Map.of());
        return new IntakeReport(List.of(file), List.of(file), List.of(), 0);
    }
}
