package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.project.home.AppHome;
import picocli.CommandLine;

/** The tour's first part: captions drafted for the sample's images as if they had none, beside those written by hand. */
final class TourCaptions {
    private static final int SHOWN = 5;

    private TourCaptions() {}

    /**
     * @param sample the images with captions written by hand
     * @param folder receives the images and what is drafted; no part of another project, whose images they would become
     */
    static void draft(AppHome home, Path sample, Path folder, PrintWriter say) throws IOException {
        List<Path> images = images(sample);
        Files.createDirectories(folder);
        for (Path image : images) {
            Files.copy(image, folder.resolve(image.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        say.println("Drafting captions for " + images.size() + " images with the bundled captioner.");
        say.flush();
        int code = AssetkilnCommand.run(
                "caption", folder.toString(), "--model", home.captioner().toString());
        if (code != CommandLine.ExitCode.OK) {
            throw new IOException("The tour's captions were not drafted; see above.");
        }
        say.println("Some of them, beside what was written by hand:");
        for (int i = 0; i < SHOWN; i++) {
            Path image = images.get(i * images.size() / SHOWN);
            String text = image.getFileName().toString().replaceFirst("\\.png$", ".txt");
            say.printf(
                    "  %s%n    drafted: %s%n    by hand: %s%n",
                    image.getFileName(), read(folder, text), read(sample, text));
        }
        say.flush();
    }

    private static List<Path> images(Path sample) throws IOException {
        try (Stream<Path> files = Files.list(sample)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path folder, String file) throws IOException {
        Path text = folder.resolve(file);
        return Files.exists(text) ? Files.readString(text).strip() : "(nothing)";
    }
}
