package org.assetkiln.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.assetkiln.app.engine.PictureEngine;
import org.assetkiln.app.engine.TrainingWorker;
import org.assetkiln.run.generation.GenerationServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the studio starts in the background. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "Train a run in this process, or make pictures on request. The studio starts it by itself.")
final class WorkerCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run folder to train or to resume.")
    private @Nullable Path run;

    @Option(
            names = "--generate",
            description =
                    "Make pictures: requests come as JSON lines on standard input, answers go to standard output.")
    private boolean generate;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (generate) {
            GenerationServer.serve(PictureEngine::new);
            return CommandLine.ExitCode.OK;
        }
        if (run == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Name a run folder, or say --generate.");
        }
        return TrainingWorker.train(run) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
