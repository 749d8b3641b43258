package org.assetkiln.project.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import org.assetkiln.files.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The studio's settings and the file they live in. A missing or damaged file means default settings, a file that cannot
 * be written means that they last until the studio closes: neither stops anybody from working.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private StudioSettings settings;

    private SettingsFile(Path file, StudioSettings settings) {
        this.file = file;
        this.settings = settings;
    }

    /** Opens {@code settings.json} in the user's configuration folder. */
    public static SettingsFile open(AppFolders folders) {
        return open(folders.config().resolve("settings.json"));
    }

    public static SettingsFile open(Path file) {
        return new SettingsFile(file, read(file));
    }

    public synchronized StudioSettings get() {
        return settings;
    }

    /** Changes the settings and saves them when they differ. */
    public synchronized void update(UnaryOperator<StudioSettings> change) {
        StudioSettings next = change.apply(settings);
        if (next.equals(settings)) {
            return;
        }
        settings = next;
        try {
            Json.write(file, next);
        } catch (IOException e) {
            LOG.warn("The settings cannot be saved in {}.", file, e);
        }
    }

    private static StudioSettings read(Path file) {
        if (!Files.exists(file)) {
            return StudioSettings.defaults();
        }
        try {
            return Json.read(file, StudioSettings.class);
        } catch (IOException e) {
            LOG.warn("The settings start anew.", e);
            moveAside(file);
            return StudioSettings.defaults();
        }
    }

    private static void moveAside(Path file) {
        try {
            Files.move(file, file.resolveSibling("settings.broken.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The damaged settings {} cannot be moved aside.", file, e);
        }
    }
}
