package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.project.models.ModelLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of a model what its files do not. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Say what a model predicts, or use another autoencoder with it; kept beside the model.")
final class ModelsSetCommand implements Callable<Integer> {
    /** As people call it. */
    private enum Prediction {
        EPSILON(PredictionType.EPSILON),
        V(PredictionType.V_PREDICTION);

        private final PredictionType type;

        Prediction(PredictionType type) {
            this.type = type;
        }
    }

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name in the list, or its path.")
    private String model = "";

    @Option(
            names = "--prediction",
            description = "What its network predicts: epsilon for noise, v for velocity as Stable Diffusion 2 at 768.")
    private @Nullable Prediction prediction;

    @Option(
            names = "--vae",
            paramLabel = "FILE",
            description = "A .safetensors file or diffusers folder with the autoencoder to use.")
    private @Nullable Path vae;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (prediction == null && vae == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Give --prediction, --vae, or both.");
        }
        if (vae != null && !Files.exists(vae)) {
            throw new IOException("There is no autoencoder " + vae + ".");
        }
        Path path = ModelsCommand.find(model);
        ModelLibrary library = ModelsCommand.library();
        library.set(path, new OpenOptions(vae, prediction == null ? null : prediction.type));
        spec.commandLine().getOut().println(path);
        spec.commandLine().getOut().println("  " + ModelsCommand.summary(library.inspect(path)));
        return CommandLine.ExitCode.OK;
    }
}
