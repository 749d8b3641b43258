package org.assetkiln.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.assetkiln.imaging.format.PictureFormat;
import org.jspecify.annotations.Nullable;

/** Finds the images of a project. */
public final class DatasetScanner {
    private static final Set<String> OWN_FOLDERS = Set.of("runs", "generated");

    private DatasetScanner() {}

    /**
     * Looks at every image below the project's image folder, in the order of their ids regardless of case. Hidden files
     * and folders and the project's own {@code runs} and {@code generated} are passed over. A file that cannot be read
     * as an image is in the list with its problem.
     *
     * @param cancelled asked before each file; what was found until then is returned
     */
    public static List<DatasetImage> scan(Project project, ScanListener listener, BooleanSupplier cancelled) {
        List<Found> found = find(project, cancelled);
        found.sort(Comparator.comparing((Found f) -> f.id().toLowerCase(Locale.ROOT))
                .thenComparing(Found::id));
        List<DatasetImage> images = new ArrayList<>(found.size());
        var facts = new FactsTable(project.database());
        for (Found file : found) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            images.add(facts.image(file));
            listener.progress(images.size(), found.size());
        }
        facts.save();
        return List.copyOf(images);
    }

    /** Whether a file's name says that it is an image, and not the mask of one. */
    public static boolean isImageName(String name) {
        return !name.startsWith(".")
                && !name.toLowerCase(Locale.ROOT).endsWith(".mask.png")
                && PictureFormat.ofName(name).isPresent();
    }

    /** A file that looks like an image by its name. */
    record Found(String id, Path file, long bytes, long modifiedMillis) {}

    private static List<Found> find(Project project, BooleanSupplier cancelled) {
        List<Found> found = new ArrayList<>();
        Path root = project.root();
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return skips(project, folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isImageName(file.getFileName().toString())) {
                    String id = root.relativize(file).toString().replace('\\', '/');
                    found.add(new Found(
                            id,
                            file,
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()));
                }
                return cancelled.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // A loop of links, a folder without permission, a file that is gone: the rest is still there.
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(project.images(), EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean skips(Project project, Path folder) {
        if (folder.equals(project.images())) {
            return false;
        }
        String name = folder.getFileName().toString();
        boolean own = project.root().equals(folder.getParent()) && OWN_FOLDERS.contains(name);
        return own || name.startsWith(".");
    }
}
