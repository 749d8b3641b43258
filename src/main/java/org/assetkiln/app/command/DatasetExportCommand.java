package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.exchange.ExportLayout;
import org.assetkiln.project.exchange.ImageExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes images with their captions out of a project. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Copy the images of a project with their captions for another program.")
final class DatasetExportCommand extends ProjectCommand {
    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            description = "A new or empty folder, or a file that ends with .zip.")
    private Path target = Path.of(".");

    @Option(
            names = "--layout",
            defaultValue = "folders",
            description = {
                "kohya (10_trigger class), imagefolder (metadata.jsonl), keras (data.csv), folders (text files), sheet"
                        + " (sheet.png and sheet.json) or sheet-array (the same with the frames as a list); ${DEFAULT-VALUE} if not named."
            })
    private ExportLayout layout = ExportLayout.FOLDERS;

    @Option(names = "--approved", description = "Only images with an approved caption.")
    private boolean approved;

    @Option(
            names = "--prepared",
            description =
                    "Write images cropped, trimmed and at their own scale as they are prepared, in their own size.")
    private boolean prepared;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "0",
            description =
                    "Write squares of this size as the model sees them, prepared; without it, images keep their size.")
    private int size;

    @Option(
            names = "--background",
            defaultValue = "#ffffff",
            description = "What stands behind transparent images of a --size; ${DEFAULT-VALUE} if not named.")
    private String background = "#ffffff";

    @Option(
            names = "--words",
            defaultValue = "sks asset",
            description = "Trigger and class for kohya's folder; \"${DEFAULT-VALUE}\" if not named.")
    private String words = "sks asset";

    @Option(
            names = "--repeats",
            defaultValue = "10",
            description = "How often kohya's trainers take each image; ${DEFAULT-VALUE} if not named.")
    private int repeats;

    @Override
    void check() {
        if (size < 0 || repeats < 1) {
            throw wrong("--size must not be negative, and --repeats must be 1 or more.");
        }
    }

    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) throws IOException {
        ModelView view = size == 0 ? null : new ModelView(size, background, true);
        ImageExport.Written written = new ImageExport(layout, approved, prepared, view, words, repeats)
                .write(project, all, target, (done, total) -> {}, () -> false);
        written.leftOut().forEach(out::println);
        out.println(written.images() + " of " + all.size() + " images exported to " + target);
    }
}
