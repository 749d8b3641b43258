package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.imaging.palette.PaletteFile;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.palette.DatasetPalette;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chooses the palette that searches compare images with. */
@Command(
        name = "palette",
        mixinStandardHelpOptions = true,
        description = "Print the palette of a project, or choose another one, for palette:, outlier: and sort:palette.")
final class DatasetPaletteCommand extends ProjectCommand {
    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "A .gpl, .hex or .pal file.")
    private @Nullable Path file;

    @Option(names = "--none", description = "Choose no palette any more.")
    private boolean none;

    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) throws IOException {
        if (none || file != null) {
            DatasetPalette.write(project.records(), none || file == null ? null : PaletteFile.read(file));
        }
        Palette palette = DatasetPalette.read(project.records());
        if (palette == null) {
            out.println("No palette is chosen.");
        } else {
            out.println(palette.name() + ", " + palette.colours().size() + " colours:");
            palette.colours().forEach(rgb -> out.println("#%06x".formatted(rgb)));
        }
    }
}
