package org.assetkiln.project.index;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through a project's image folder in the order of the rows. Hidden files and folders and the project's own
 * {@code runs} and {@code generated} are passed over; so are links to a folder that is walked through anyway, and with
 * them all loops. What cannot be read or vanishes meanwhile is left out.
 */
final class FolderWalk {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWalk.class);
    private static final Set<String> OWN_FOLDERS = Set.of("runs", "generated");
    /** A folder sorts as its files do: its name with a slash. */
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::key, String.CASE_INSENSITIVE_ORDER).thenComparing(Entry::key);

    private final Path root;
    private final Path images;
    private final Consumer<Found> found;
    private final BooleanSupplier cancelled;
    private final Set<Path> walked = new HashSet<>();
    private final List<Path> folders = new ArrayList<>();

    /** A file that looks like an image by its name. */
    record Found(String id, Path file, long bytes, long modifiedMillis) {}

    private record Entry(Path path, BasicFileAttributes facts, String key) {
        static Entry of(Path path, BasicFileAttributes facts) {
            return new Entry(path, facts, path.getFileName() + (facts.isDirectory() ? "/" : ""));
        }
    }

    private FolderWalk(Project project, Consumer<Found> found, BooleanSupplier cancelled) {
        this.root = project.root();
        this.images = project.images();
        this.found = found;
        this.cancelled = cancelled;
    }

    /** Answers the folders that were walked through. */
    static List<Path> through(Project project, Consumer<Found> found, BooleanSupplier cancelled) {
        FolderWalk walk = new FolderWalk(project, found, cancelled);
        walk.into(walk.images);
        return walk.folders;
    }

    private void into(Path folder) {
        folders.add(folder);
        for (Entry entry : list(folder)) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            if (entry.facts().isDirectory()) {
                if (wanted(entry.path())) {
                    into(entry.path());
                }
            } else if (entry.facts().isRegularFile() && DatasetScanner.isImageName(entry.key())) {
                found.accept(found(entry));
            }
        }
    }

    private Found found(Entry entry) {
        BasicFileAttributes facts = entry.facts();
        String id = root.relativize(entry.path()).toString().replace('\\', '/');
        return new Found(
                id, entry.path(), facts.size(), facts.lastModifiedTime().toMillis());
    }

    private boolean wanted(Path folder) {
        String name = folder.getFileName().toString();
        if (name.startsWith(".") || root.equals(folder.getParent()) && OWN_FOLDERS.contains(name)) {
            return false;
        }
        if (!Files.isSymbolicLink(folder)) {
            return true;
        }
        try {
            Path real = folder.toRealPath();
            Path all = images.toRealPath();
            return !real.startsWith(all) && !all.startsWith(real) && walked.add(real);
        } catch (IOException e) {
            LOG.debug("The link {} leads nowhere.", folder, e);
            return false;
        }
    }

    /** With the attributes that the system hands out while it lists, so that no file is asked twice. */
    private static List<Entry> list(Path folder) {
        List<Entry> entries = new ArrayList<>();
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                entries.add(Entry.of(file, attributes));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                LOG.debug("Left out: {}", file, e);
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 1, visitor);
        } catch (IOException e) {
            LOG.info("The folder {} cannot be listed.", folder, e);
        }
        entries.sort(ORDER);
        return entries;
    }
}
