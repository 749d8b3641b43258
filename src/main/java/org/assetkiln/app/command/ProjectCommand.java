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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about the images of one project: opens it, looks at its images and says what is wrong with its own files. */
abstract class ProjectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The project.")
    private Path folder = Path.of(".");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** @param out what the command has to say, and nothing else */
    abstract void run(Project project, List<DatasetImage> images, PrintWriter out) throws IOException;

    /** Before anything is opened. */
    void check() {
        // Most options can be anything.
    }

    /** How a wrong option is refused. */
    final CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }

    @Override
    public final Integer call() throws IOException {
        check();
        try (Project project = Project.open(folder)) {
            List<DatasetImage> images = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            project.problems().forEach(spec.commandLine().getErr()::println);
            run(project, images, spec.commandLine().getOut());
        }
        return CommandLine.ExitCode.OK;
    }
}
