package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.project.home.AppHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists models and what they are. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Show the bundled model and the models in given folders.")
final class ModelsCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Folders of models in the diffusers layout.")
    private List<Path> folders = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Path> all = new ArrayList<>();
        all.add(AppHome.locate().starterModel());
        all.addAll(folders);
        PrintWriter out = spec.commandLine().getOut();
        boolean fine = true;
        for (Path folder : all) {
            try {
                out.println(describe(ModelFiles.open(folder)));
            } catch (IOException e) {
                spec.commandLine().getErr().println(e.getMessage());
                fine = false;
            }
        }
        return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String describe(ModelFiles model) throws IOException {
        long bytes = 0;
        long values = 0;
        String precision = "";
        for (Path file : model.weightFiles()) {
            bytes += Files.size(file);
            try (var weights = SafetensorsFile.open(file)) {
                for (String name : weights.names()) {
                    values += weights.info(name).elements();
                    precision = weights.info(name).dtype().name();
                }
            }
        }
        return "%s%n  %d × %d pixels, %,d parameters, %s, %.1f MB, text %d wide, %s"
                .formatted(
                        model.path().toAbsolutePath().normalize(),
                        model.pixels(),
                        model.pixels(),
                        values,
                        precision,
                        bytes / 1e6,
                        model.textConfig().hiddenSize(),
                        switch (model.scheduler().predictionType()) {
                            case EPSILON -> "predicts noise";
                            case V_PREDICTION -> "predicts velocity";
                        });
    }
}
