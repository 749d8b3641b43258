package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.exchange.CaptionImport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads captions of another program into a project. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Read captions of another program into a project, as one step that the studio can take back.")
final class CaptionsImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The project.")
    private Path folder = Path.of(".");

    @Parameters(
            paramLabel = "SOURCE",
            description = "A folder with text files, metadata.jsonl, data.csv or kohya's JSON.")
    private Path source = Path.of(".");

    @Option(names = "--missing", description = "Only for images that have no caption.")
    private boolean missing;

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Project project = Project.open(folder)) {
            List<DatasetImage> all = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            CaptionImport read = CaptionImport.read(project, all, source, missing);
            read.unknown().forEach(image -> out.println("Not in the project: " + image));
            if (dryRun) {
                read.edits().forEach(edit -> out.println(edit.image().id() + ": " + edit.text()));
                out.println(read.edits().size() + " captions would change, " + read.same() + " stay as they are.");
            } else {
                String name = "importing captions from " + source.getFileName();
                CaptionsChanged done = project.captions().edit(name, read.edits());
                done.leftAlone().values().forEach(out::println);
                out.println(done.captions().size() + " captions changed, " + read.same() + " stay as they are.");
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
