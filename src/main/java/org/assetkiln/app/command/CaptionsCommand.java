package org.assetkiln.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** Captions of a project in the terminal. */
@Command(
        name = "captions",
        mixinStandardHelpOptions = true,
        description =
                "Take captions out of a project for other programs, bring them in, check them, or learn from them.",
        subcommands = {
            CaptionsExportCommand.class,
            CaptionsImportCommand.class,
            CaptionsCheckCommand.class,
            CaptionsLearnCommand.class
        })
final class CaptionsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name what to do with the captions: export, import, check or learn.");
    }
}
