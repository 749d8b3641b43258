package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.run.worker.WorkerLauncher;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.training.settings.SettingsFile;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts or resumes a run and watches it: in this process where it can, else in one of its own. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Fine-tune a model on a subject (DreamBooth) or on captioned images, and watch the run. "
                + "Give a run folder to resume, a JSON file with settings, --images and --prompt, or --data.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run folder, or a JSON file with settings.")
    private @Nullable Path source;

    @ArgGroup(validate = false, heading = "%nA new run:%n")
    private final TrainOptions options = new TrainOptions();

    @ArgGroup(validate = false, heading = "%nFiner settings of a new run:%n")
    private final FinerOptions finer = new FinerOptions();

    @Option(names = "--runs", defaultValue = "runs", description = "Folder for new runs (default ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(names = "--name", description = "Name of a new run; dreambooth or captioned by default.")
    private @Nullable String name;

    @Option(
            names = "--dry-run",
            description =
                    "Train nothing: say what the run will take of memory, disk and time, from the model's shapes and from "
                            + "two real steps.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (dryRun) {
            new DryRun(dry(), spec.commandLine().getOut()).print();
            return CommandLine.ExitCode.OK;
        }
        RunFolder run = run();
        RunStatus end = RunHere.fits(run) ? here(run) : elsewhere(run);
        if (!end.message().isBlank()) {
            spec.commandLine().getErr().println(end.message());
        }
        boolean fine =
                end.state() == RunState.FINISHED || end.state() == RunState.STOPPED || end.state() == RunState.PAUSED;
        return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private RunStatus here(RunFolder run) throws IOException, InterruptedException {
        // Opened before the run takes standard error.
        var terminal = spec.commandLine().getErr();
        try (RunHere here = RunHere.start(run)) {
            say(run);
            return new RunWatch(run, terminal).untilEnd(here);
        }
    }

    private RunStatus elsewhere(RunFolder run) throws IOException, InterruptedException {
        new WorkerLauncher().start(run);
        say(run);
        return new RunWatch(run, spec.commandLine().getErr()).untilEnd();
    }

    private void say(RunFolder run) {
        spec.commandLine().getOut().println("Run folder: " + run.path());
    }

    private RunFolder run() throws IOException {
        Path given = source;
        if (given != null && Files.isDirectory(given)) {
            return RunFolder.open(given);
        }
        TrainingSettings settings = settings();
        return RunFolder.create(runs, name == null ? options.usualName() : name, settings);
    }

    /** The settings of a run that is there, or of a new one. */
    private TrainingSettings dry() throws IOException {
        Path given = source;
        return given != null && Files.isDirectory(given)
                ? RunFolder.open(given).config().training()
                : settings();
    }

    /** Of a new run; one that cannot start leaves no folder. */
    private TrainingSettings settings() throws IOException {
        Path given = source;
        if (given != null) {
            return checked(read(given));
        }
        if (!options.complete()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Give a run folder, a settings file, --data, or both --images and --prompt.");
        }
        return checked(options.settings(finer, spec.commandLine().getErr()::println));
    }

    private TrainingSettings checked(TrainingSettings settings) throws IOException {
        List<String> errors = settings.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::message)
                .toList();
        if (!errors.isEmpty()) {
            throw new IOException(String.join(System.lineSeparator(), errors));
        }
        settings.problems().forEach(problem -> spec.commandLine().getErr().println(problem.message()));
        return settings;
    }

    private static TrainingSettings read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no run folder or settings file " + file + ".");
        }
        return SettingsFile.read(file);
    }
}
