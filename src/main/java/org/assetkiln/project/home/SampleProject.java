package org.assetkiln.project.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;

/** The bundled sample, copied to a folder of the user's own, so that an installation or a clone stays as it is. */
public final class SampleProject {
    private SampleProject() {}

    /**
     * Copies what is missing; a file that is there already is the user's and stays.
     *
     * @param bundledData the folder {@code data} of the installation
     * @param target the project folder to make or to complete
     * @return the target
     * @throws IOException with one sentence when there is no sample or the target cannot be written
     */
    public static Path copyTo(Path bundledData, Path target) throws IOException {
        if (!Files.isDirectory(bundledData.resolve("images"))) {
            throw new IOException("There is no sample project in " + bundledData
                    + ": install Assetkiln again, or open a folder of your own.");
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(bundledData)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(bundledData.relativize(file).toString());
            if (!Files.exists(copy)) {
                AtomicFiles.writeUnforced(copy, Files.readAllBytes(file));
            }
        }
        return target;
    }
}
