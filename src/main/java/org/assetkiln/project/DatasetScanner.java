package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.project.index.DatasetIndex;
import org.assetkiln.project.index.IndexListener;

/** Finds the images of a project. */
public final class DatasetScanner {
    private DatasetScanner() {}

    /**
     * Looks at every image below the project's image folder, in the order of their ids regardless of case. Hidden files
     * and folders and the project's own {@code runs} and {@code generated} are passed over. A file that cannot be read
     * as an image is in the list with its problem.
     *
     * @param cancelled asked before each file; what was found until then is returned
     */
    public static List<DatasetImage> scan(Project project, ScanListener listener, BooleanSupplier cancelled) {
        try (DatasetIndex index = DatasetIndex.open(project)) {
            index.scan(
                    new IndexListener() {
                        @Override
                        public void rows(List<DatasetImage> images) {
                            // Only the last ones count.
                        }

                        @Override
                        public void progress(int done, int total) {
                            listener.progress(done, total);
                        }
                    },
                    cancelled);
            return index.rows();
        }
    }

    /** The images in a folder that need be no project, and in all below it, sorted; hidden folders are passed over. */
    public static List<Path> below(Path folder) throws IOException {
        List<Path> images = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                boolean hidden =
                        !inner.equals(folder) && inner.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isImageName(file.getFileName().toString())) {
                    images.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        images.sort(null);
        return images;
    }

    /** Whether a file's name says that it is an image, and not the mask of one. */
    public static boolean isImageName(String name) {
        return !name.startsWith(".")
                && !name.toLowerCase(Locale.ROOT).endsWith(".mask.png")
                && PictureFormat.ofName(name).isPresent();
    }
}
