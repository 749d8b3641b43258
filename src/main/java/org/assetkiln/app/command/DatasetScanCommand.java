package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills a project's index. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Look at every new or changed image, so that the studio opens the project at once.")
final class DatasetScanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The project.")
    private Path folder = Path.of(".");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Project project = Project.open(folder)) {
            List<DatasetImage> all = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            project.problems().forEach(out::println);
            long unusable = all.stream().filter(image -> !image.usable()).count();
            out.println(all.size() + " images, " + unusable + " of them cannot be read.");
        }
        return CommandLine.ExitCode.OK;
    }
}
