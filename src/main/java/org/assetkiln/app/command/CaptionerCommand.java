package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.assetkiln.captioning.starter.CaptionerJob;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the bundled captioner; hidden, because only the project itself needs it. */
@Command(name = "captioner", hidden = true, mixinStandardHelpOptions = true, description = "Make the captioner.")
final class CaptionerCommand implements Callable<Integer> {
    @Option(names = "--sprites", required = true, description = "Folder of sprites with metadata.jsonl.")
    private Path sprites = Path.of(".");

    @Option(names = "--work", required = true, description = "Folder for checkpoints; a second call goes on there.")
    private Path work = Path.of(".");

    @Option(names = "--out", required = true, description = "Folder for the captioner.")
    private Path out = Path.of(".");

    @Option(names = "--seconds", defaultValue = "4000", description = "Time to train, in all sittings.")
    private double seconds;

    @Option(names = "--examine", description = "Only caption so many drawn assets and all sprites that are held out.")
    private int examined;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var job = new CaptionerJob(sprites, work, out);
        if (examined > 0) {
            job.examine(examined, spec.commandLine().getOut()::println);
        } else {
            job.train(seconds);
        }
        return CommandLine.ExitCode.OK;
    }
}
