package org.assetkiln.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The images of a project in the terminal. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        description =
                "Look at the images of a project: find them, say what is wrong with them, copy them for another program.",
        subcommands = {
            DatasetScanCommand.class,
            DatasetFindCommand.class,
            DatasetCheckCommand.class,
            DatasetPaletteCommand.class,
            DatasetExportCommand.class
        })
final class DatasetCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name what to do with the images: scan, find, check, palette or export.");
    }
}
