package org.assetkiln.app.command;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.assetkiln.run.worker.KeptLibrary;
import org.assetkiln.tensor.Torch;
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
        exitCodeList = {"0:success", "1:failure, with a sentence that says why", "2:wrong usage"})
public final class AssetkilnCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AssetkilnCommand.class);
    private static final List<Class<?>> COMMANDS = List.of(
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
            CaptionerCommand.class);
    /** Those that compute in this process. */
    private static final Set<String> COMPUTING = Set.of("train", "generate", "caption", "worker");
    /** Options with which they do not, or not with the library that is chosen for the others. */
    private static final Set<String> NOT_COMPUTING =
            Set.of("--help", "-h", "--version", "-V", "--dry-run", "--device", "--library");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** Runs a command line and returns its exit code. */
    public static int run(String... args) {
        KeptLibrary.useHere();
        if (computes(args)) {
            // What Java loads of itself while the engine is being loaded waits for it: what reading options needs is to
            // be there before.
            LOG.trace("{} {}", CommandLine.Help.Ansi.AUTO, Array.getLength(args));
            Torch.startEarly();
        }
        try {
            return commandLine(args).execute(args);
        } finally {
            // The process must not end in the middle of loading a library.
            Torch.awaitEarlyStart();
        }
    }

    /** Of the commands only the one that is called, because reading the options of all takes a tenth of a second. */
    private static CommandLine commandLine(String... args) {
        List<Class<?>> called = COMMANDS.stream()
                .filter(command -> args.length > 0 && name(command).equals(args[0]))
                .toList();
        var line = new CommandLine(new AssetkilnCommand());
        (called.isEmpty() ? COMMANDS : called).forEach(line::addSubcommand);
        return line.setExecutionExceptionHandler(AssetkilnCommand::failed).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /** Whether the engine is needed whatever else the arguments say. */
    private static boolean computes(String... args) {
        return args.length > 1
                && COMPUTING.contains(args[0])
                && (!args[0].equals("train") || RunHere.allowed())
                && NOT_COMPUTING.stream().noneMatch(List.of(args)::contains);
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
