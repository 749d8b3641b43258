package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.assetkiln.training.starter.StarterJob;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the bundled starter model; hidden, because only the project itself needs it. */
@Command(name = "starter", hidden = true, mixinStandardHelpOptions = true, description = "Make the starter model.")
final class StarterCommand implements Callable<Integer> {
    @Option(names = "--sprites", required = true, description = "Folder of sprites with metadata.jsonl.")
    private Path sprites = Path.of(".");

    @Option(names = "--work", required = true, description = "Folder for checkpoints; a second call goes on there.")
    private Path work = Path.of(".");

    @Option(names = "--out", required = true, description = "Folder for the model.")
    private Path out = Path.of(".");

    @Option(names = "--autoencoder-seconds", defaultValue = "3000", description = "Time for the autoencoder, in all.")
    private double autoencoderSeconds;

    @Option(names = "--decoder-seconds", defaultValue = "1000", description = "Time for the decoder alone, afterwards.")
    private double decoderSeconds;

    @Option(names = "--diffusion-seconds", defaultValue = "6000", description = "Time for UNet and text encoder.")
    private double diffusionSeconds;

    @Override
    public Integer call() throws IOException {
        var job = new StarterJob(sprites, work, out);
        job.trainAutoencoder(autoencoderSeconds);
        job.trainDiffusion(diffusionSeconds);
        job.trainDecoder(decoderSeconds);
        return CommandLine.ExitCode.OK;
    }
}
