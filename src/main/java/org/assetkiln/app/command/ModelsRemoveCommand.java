package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a model off the list. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Take a model or an added folder off the list; no file is deleted.")
final class ModelsRemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "Its name in the list, or its path.")
    private String model = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var library = ModelsCommand.library();
        Path given = Path.of(model).toAbsolutePath().normalize();
        // Also one whose folder has gone, which is why it is removed.
        Path path = library.sources().contains(given) ? given : ModelsCommand.find(model);
        library.remove(path);
        spec.commandLine().getOut().println("Removed " + path + " from the list; its files are untouched.");
        return CommandLine.ExitCode.OK;
    }
}
