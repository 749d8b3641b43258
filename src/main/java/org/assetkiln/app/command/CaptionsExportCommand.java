package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.exchange.CaptionExport;
import org.assetkiln.project.exchange.ExchangeFormat;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.project.wording.CaptionTemplate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a project's captions for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the captions of a project for another program.")
final class CaptionsExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The project.")
    private Path folder = Path.of(".");

    @Parameters(paramLabel = "TARGET", description = "A folder, or a file of that format.")
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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CaptionTemplate form = template == null ? null : new CaptionTemplate(template);
        if (form != null && !form.problem().isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), form.problem());
        }
        try (Project project = Project.open(folder)) {
            List<DatasetImage> all = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            String words =
                    trigger == null ? CaptionHabits.open(project.hidden()).trigger() : trigger;
            int written = new CaptionExport(format, approved, form, words, images).write(project, all, target);
            spec.commandLine().getOut().println(written + " of " + all.size() + " captions written to " + target);
        }
        return CommandLine.ExitCode.OK;
    }
}
