package org.assetkiln.project;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One image file of a project.
 *
 * @param id path relative to the project's root with {@code /} between names
 * @param file the file
 * @param bytes its size
 * @param modifiedMillis when it was last changed, milliseconds since 1970
 * @param width pixels, 0 when unreadable
 * @param height pixels, 0 when unreadable
 * @param transparent whether the format carries an alpha channel or a transparent colour
 * @param problem one sentence why it cannot be used, null when it can
 */
public record DatasetImage(
        String id,
        Path file,
        long bytes,
        long modifiedMillis,
        int width,
        int height,
        boolean transparent,
        @Nullable String problem) {
    /** The file's name without folder. */
    public String name() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The folder within the project, with {@code /} between names; empty for the root. */
    public String folder() {
        return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }

    /** Where this image's caption is: the same name with the extension {@code .txt}. */
    public Path sidecar() {
        return SidecarFiles.beside(file);
    }

    public boolean usable() {
        return problem == null;
    }
}
