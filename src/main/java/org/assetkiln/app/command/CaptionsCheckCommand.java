package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.project.CaptionFindings;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with the caption files of a project. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Say what is wrong with the images and caption files of a project.")
final class CaptionsCheckCommand implements Callable<Integer> {
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
            all.stream().filter(image -> !image.usable()).forEach(image -> out.println(image.problem()));
            List<CaptionFindings.Finding> findings = CaptionFindings.of(all);
            findings.forEach(finding -> out.println(finding.sentence()));
            long unusable = all.stream().filter(image -> !image.usable()).count();
            out.println(all.size() + " images, " + (findings.size() + unusable) + " findings.");
        }
        return CommandLine.ExitCode.OK;
    }
}
