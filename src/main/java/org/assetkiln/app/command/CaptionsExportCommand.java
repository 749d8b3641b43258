package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.exchange.CaptionExport;
import org.assetkiln.project.exchange.ExchangeFormat;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.project.wording.CaptionTemplate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a project's captions for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the captions of a project for another program.")
final class CaptionsExportCommand extends ProjectCommand {
    @Parameters(index = "1", paramLabel = "TARGET", description = "A folder, or a file of that format.")
    private Path target = Path.of(".");

    @Option(
            names = "--format",
            defaultValue = "metadata",
            description = {
                "sidecars (text files), metadata (metadata.jsonl), table (data.csv) or kohya (captions.json);"
                        + " ${DEFAULT-VALUE} if not named."
            })
    private ExchangeFormat format = ExchangeFormat.METADATA;

    @Option(names = "--approved", description = "Only captions that were approved.")
    private boolean approved;

    @Option(names = "--template", description = "A form for every caption: \"{trigger}, {caption}\".")
    private @Nullable String template;

    @Option(names = "--trigger", description = "What stands for {trigger}; the project's own if not named.")
    private @Nullable String trigger;

    @Option(names = "--images", description = "Copy the images beside the captions.")
    private boolean images;

    private @Nullable CaptionTemplate form() {
        return template == null ? null : new CaptionTemplate(template);
    }

    @Override
    void check() {
        CaptionTemplate form = form();
        if (form != null && !form.problem().isEmpty()) {
            throw wrong(form.problem());
        }
    }

    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) throws IOException {
        String words = trigger == null ? CaptionHabits.open(project.hidden()).trigger() : trigger;
        int written = new CaptionExport(format, approved, form(), words, images).write(project, all, target);
        out.println(written + " of " + all.size() + " captions written to " + target);
    }
}
