package org.assetkiln.project.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The captioners on this machine: the bundled one, those that learned from corrections, one chosen from elsewhere.
 *
 * @param bundled the folder of the one that came with the program
 * @param learned the folder with one folder for each that learned; it may not exist
 */
public record Captioners(Path bundled, Path learned) {
    public static Captioners of(AppHome home, AppFolders folders) {
        return new Captioners(home.captioner(), folders.data().resolve("captioners"));
    }

    /** The one that the settings choose, the bundled one when that is gone. */
    public Path chosen(StudioSettings settings) {
        Path chosen = Path.of(settings.captioner());
        return settings.captioner().isEmpty() || !isCaptioner(chosen) ? bundled : chosen;
    }

    /** Those that are there: the bundled one, the learned ones by name, the one that the settings choose. */
    public List<Path> all(StudioSettings settings) throws IOException {
        Set<Path> all = new LinkedHashSet<>(List.of(bundled));
        if (Files.isDirectory(learned)) {
            try (Stream<Path> folders = Files.list(learned)) {
                all.addAll(folders.sorted().toList());
            }
        }
        all.add(chosen(settings));
        return all.stream().filter(Captioners::isCaptioner).toList();
    }

    /** What it is called on the screen. */
    public String name(Path captioner) {
        return captioner.equals(bundled) ? "Assetkiln's own" : String.valueOf(captioner.getFileName());
    }

    /** A folder for one that is to learn, which does not exist yet. */
    public Path next(String name) {
        Path folder = learned.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = learned.resolve(name + " " + i);
        }
        return folder;
    }

    /** Deletes one with its files; a folder within stays, and the folder with it. */
    public static Path delete(Path captioner) throws IOException {
        try (Stream<Path> files = Files.list(captioner)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(captioner);
        return captioner;
    }

    /** Whether a folder looks like one. */
    public static boolean isCaptioner(Path folder) {
        return Files.isRegularFile(folder.resolve("config.json"));
    }
}
