package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.project.Project;
import org.assetkiln.project.palette.DatasetPalette;
import org.assetkiln.project.search.Query;
import org.assetkiln.project.search.QueryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for images. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = "Print the images that a search finds, one a line, as the studio's search field does.")
final class DatasetFindCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The project.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Parameters(
            index = "1..*",
            paramLabel = "SEARCH",
            description = "What to look for, for example: state:draft \"w:<64\" sort:-bytes")
    private List<String> search = List.of();

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "What a run learns; the default model's own by default.")
    private @Nullable Integer size;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Project project = Project.open(folder)) {
            boolean palette = DatasetPalette.read(project.records()) != null;
            Query query = query(String.join(" ", search), palette);
            query.find(DatasetContent.of(project, size).subjects())
                    .forEach(subject -> out.println(subject.image().id()));
        }
        return CommandLine.ExitCode.OK;
    }

    private Query query(String text, boolean palette) {
        try {
            return Query.of(text, palette);
        } catch (QueryException e) {
            String mark = " ".repeat(e.start()) + "^".repeat(Math.max(1, e.end() - e.start()));
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    e.getMessage() + System.lineSeparator() + text + System.lineSeparator() + mark,
                    e);
        }
    }
}
