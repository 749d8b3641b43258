package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds models to the library. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Add models to the list; their files stay there.")
final class ModelsAddCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A diffusers folder, a .safetensors file, or a folder with such models in it.")
    private List<Path> paths = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        for (Path path : paths) {
            ModelsCommand.library().add(path, () -> false).forEach(model -> out.println("Added " + model));
        }
        return CommandLine.ExitCode.OK;
    }
}
