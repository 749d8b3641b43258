package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.AppHome;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.project.models.ModelFacts;
import org.assetkiln.project.models.ModelLibrary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The model library in the terminal; without a subcommand it lists what there is. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description =
                "List your models; add, remove, inspect, download, choose the default one, or say what their files do not.",
        subcommands = {
            ModelsAddCommand.class,
            ModelsRemoveCommand.class,
            ModelsDefaultCommand.class,
            ModelsSetCommand.class,
            ModelsInspectCommand.class,
            ModelsDownloadCommand.class,
        })
final class ModelsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (LibraryModel model : library().list(() -> false)) {
            out.println((model.standard() ? "* " : "  ") + model.name());
            out.println("    " + model.path());
            out.println("    " + summary(model));
        }
        out.println("* is used unless another is named.");
        return CommandLine.ExitCode.OK;
    }

    static ModelLibrary library() {
        return ModelLibrary.open(AppFolders.locate(), AppHome.locate(), System.getenv());
    }

    /** The model that a name or path means: a path that exists, else the name of a model in the library. */
    static Path find(String nameOrPath) throws IOException {
        Path path = Path.of(nameOrPath);
        if (Files.exists(path)) {
            return path.toAbsolutePath().normalize();
        }
        for (LibraryModel model : library().list(() -> false)) {
            if (model.name().equalsIgnoreCase(nameOrPath)
                    || model.path().equals(path.toAbsolutePath().normalize())) {
                return model.path();
            }
        }
        throw new IOException("There is no model " + nameOrPath + ": \"assetkiln models\" lists those you have.");
    }

    /** One line. */
    static String summary(LibraryModel model) {
        ModelFacts facts = model.facts();
        return facts == null
                ? model.problem()
                : "%s, %d pixels, %s, %s, predicts %s"
                        .formatted(
                                facts.kind(),
                                facts.pixels(),
                                facts.precisionText(),
                                facts.sizeText(),
                                facts.predictionText());
    }
}
