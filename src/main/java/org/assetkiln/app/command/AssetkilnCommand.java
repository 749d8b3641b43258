package org.assetkiln.app.command;

import java.util.concurrent.Callable;
import org.assetkiln.run.worker.KeptLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The root of the command line. Exit codes: 0 for success, 1 for failure, 2 for wrong usage. */
@Command(
        name = "assetkiln",
        mixinStandardHelpOptions = true,
        versionProvider = AssetkilnCommand.Version.class,
        description =
                "Curate game art, fine-tune Stable Diffusion on it, make assets. Without a command the studio opens.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure, with a sentence that says why", "2:wrong usage"},
        subcommands = {
            TrainCommand.class,
            GenerateCommand.class,
            ExportCommand.class,
            DatasetCommand.class,
            CaptionsCommand.class,
            TourCommand.class,
            ModelsCommand.class,
            WorkerCommand.class,
            DrawCommand.class,
            CaptionCommand.class,
            StarterCommand.class,
            CaptionerCommand.class,
        })
public final class AssetkilnCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AssetkilnCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** Runs a command line and returns its exit code. */
    public static int run(String... args) {
        KeptLibrary.useHere();
        return new CommandLine(new AssetkilnCommand())
                .setExecutionExceptionHandler(AssetkilnCommand::failed)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command, or none to open the studio.");
    }

    /** A failure is one sentence; the stack trace is in the log. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        LOG.debug("The command failed.", e);
        String message = e.getMessage();
        command.getErr().println(message == null || message.isBlank() ? "The command failed: " + e : message);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version that the jar names. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = AssetkilnCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Assetkiln " + (version == null ? "(development)" : version)};
        }
    }
}
