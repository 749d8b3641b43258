package org.assetkiln.project;

import java.nio.file.Path;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.imaging.measure.Measures;
import org.jspecify.annotations.Nullable;

/**
 * One image file of a project, as a row of its index. Two rows are equal when they are about the same state of the same
 * file, however much is known about it: what is selected or edited stays so while the index looks at more and more pixels.
 *
 * @param id path relative to the project's root with {@code /} between names
 * @param file the file
 * @param bytes its size
 * @param modifiedMillis when it was last changed, milliseconds since 1970
 * @param width pixels, 0 when unreadable or not yet looked at
 * @param height pixels, 0 when unreadable or not yet looked at
 * @param transparent whether any of its pixels is transparent, be it a little
 * @param problem one sentence why it cannot be used, null when it can
 * @param measures what its pixels say, {@link Measures#NONE} when unreadable or not yet looked at
 */
public record DatasetImage(
        String id,
        Path file,
        long bytes,
        long modifiedMillis,
        int width,
        int height,
        boolean transparent,
        @Nullable String problem,
        Measures measures) {
    /** An image whose pixels nobody has measured. */
    public DatasetImage(
            String id,
            Path file,
            long bytes,
            long modifiedMillis,
            int width,
            int height,
            boolean transparent,
            @Nullable String problem) {
        this(id, file, bytes, modifiedMillis, width, height, transparent, problem, Measures.NONE);
    }

    /** The file's name without folder. */
    public String name() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The folder within the project, with {@code /} between names; empty for the root. */
    public String folder() {
        return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }

    /** The format that the name promises, as names of such files usually end: {@code png}, {@code jpg}, {@code tif}. */
    public String format() {
        return PictureFormat.ofName(name())
                .map(format -> format.endings().get(0))
                .orElse("");
    }

    /** Where this image's caption is: the same name with the extension {@code .txt}. */
    public Path sidecar() {
        return SidecarFiles.beside(file);
    }

    /** The same found to be unusable. */
    public DatasetImage withProblem(String sentence) {
        return new DatasetImage(id, file, bytes, modifiedMillis, width, height, transparent, sentence, measures);
    }

    public boolean usable() {
        return problem == null;
    }

    /** Whether its pixels have been looked at, or cannot be. */
    public boolean lookedAt() {
        return measures.known() || problem != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof DatasetImage image
                        && bytes == image.bytes
                        && modifiedMillis == image.modifiedMillis
                        && id.equals(image.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
