package org.assetkiln.app.command;

import java.io.PrintWriter;
import java.util.List;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import picocli.CommandLine.Command;

/** Fills a project's index. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Look at every new or changed image, so that the studio opens the project at once.")
final class DatasetScanCommand extends ProjectCommand {
    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) {
        long unusable = all.stream().filter(image -> !image.usable()).count();
        out.println(all.size() + " images, " + unusable + " of them cannot be read.");
    }
}
