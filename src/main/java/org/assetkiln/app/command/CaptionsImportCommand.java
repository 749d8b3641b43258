package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.exchange.CaptionImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads captions of another program into a project. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Read captions of another program into a project, as one step that the studio can take back.")
final class CaptionsImportCommand extends ProjectCommand {
    @Parameters(
            index = "1",
            paramLabel = "SOURCE",
            description = "A folder with text files, metadata.jsonl, data.csv or kohya's JSON.")
    private Path source = Path.of(".");

    @Option(names = "--missing", description = "Only for images that have no caption.")
    private boolean missing;

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) throws IOException {
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
}
