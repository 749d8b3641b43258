package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows or chooses the model that is used unless another is named. */
@Command(
        name = "default",
        mixinStandardHelpOptions = true,
        description = "Show or choose the model that is used unless another is named.")
final class ModelsDefaultCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "Its name in the list, or its path.")
    private @Nullable String model;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var library = ModelsCommand.library();
        if (model != null) {
            Path path = ModelsCommand.find(model);
            library.setStandard(path);
        }
        spec.commandLine().getOut().println(library.standard());
        return CommandLine.ExitCode.OK;
    }
}
