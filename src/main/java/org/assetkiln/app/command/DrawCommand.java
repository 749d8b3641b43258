package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assetkiln.art.DrawnAsset;
import org.assetkiln.art.GameArt;
import org.assetkiln.art.SampleArt;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.imaging.Pictures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws game assets with captions, any number, for trying things out. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        description = "Draw game assets with true captions, as the sample project's are, to try things with.")
final class DrawCommand implements Callable<Integer> {
    @Option(names = "--count", defaultValue = "100", description = "How many (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--seed", defaultValue = "1", description = "The first drawing (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--sample", hidden = true, description = "Draw the bundled sample project instead.")
    private boolean sample;

    @Option(names = "--out", required = true, description = "Folder for the pictures and their captions.")
    private Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        if (sample) {
            SampleArt.writeTo(out);
            return CommandLine.ExitCode.OK;
        }
        try (var progress = Progress.of("Drawing", count)) {
            for (int i = 0; i < count; i++) {
                DrawnAsset asset = GameArt.draw(seed + i);
                Path file = out.resolve("asset-%06d.png".formatted(seed + i));
                Pictures.writePng(file, asset.image(), Map.of());
                AtomicFiles.write(out.resolve("asset-%06d.txt".formatted(seed + i)), asset.caption() + "\n");
                progress.at(i + 1L, "");
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
