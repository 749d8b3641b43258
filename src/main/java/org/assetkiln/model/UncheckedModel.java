package org.assetkiln.model;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;

/**
 * A place beside a model's target, where it is written until somebody has checked it. What is not accepted goes when this
 * is closed.
 */
public final class UncheckedModel implements Closeable {
    private static final String FILE = ".safetensors";
    private static final String INDEX = "model_index.json";

    private final Path target;
    private final Path place;

    /** @param target a {@code .safetensors} file, or a folder */
    public UncheckedModel(Path target) {
        this.target = target;
        String ending = target.toString().endsWith(FILE) ? FILE : "";
        this.place = target.resolveSibling(target.getFileName() + ".unchecked" + ending);
    }

    /** Where to write. */
    public Path place() {
        return place;
    }

    /** Moves the model to its target, whose files it replaces; other files in a folder stay. */
    public void accept() throws IOException {
        if (Files.isRegularFile(place)) {
            AtomicFiles.replace(place, target);
            return;
        }
        // Last: a folder with an index is a complete model.
        Files.deleteIfExists(target.resolve(INDEX));
        for (Path file : files()) {
            Path goal = target.resolve(place.relativize(file));
            Files.createDirectories(goal.getParent());
            AtomicFiles.replace(file, goal);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> file.equals(place.resolve(INDEX))))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> all = Files.walk(place)) {
            left = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : left) {
            Files.deleteIfExists(path);
        }
    }
}
