package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assetkiln.files.AtomicFiles;
import org.jspecify.annotations.Nullable;

/** The caption files of a project, and what each of them said when this program last read or wrote it. */
final class SidecarFiles {
    private final Path root;
    /** A file that was written so shortly before it was read may have been written again with the same time. */
    private static final long SETTLED_MILLIS = 3000;

    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    /**
     * A file as it was read.
     *
     * @param text empty where there was none
     */
    private record Look(FileStamp stamp, String text, long millis) {
        boolean settled() {
            return stamp.olderThan(millis - SETTLED_MILLIS);
        }
    }

    SidecarFiles(Path root) {
        this.root = root;
    }

    /** Where the caption of an image is: the same name with the extension {@code .txt}. */
    static Path beside(Path image) {
        String name = image.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return image.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".txt");
    }

    Path of(String image) {
        return beside(root.resolve(image));
    }

    /** Reads without taking notice; null when there is no file. */
    @Nullable
    SidecarText read(String image) throws IOException {
        Path file = of(image);
        FileStamp stamp = FileStamp.of(file); // before the text: what is written in between is noticed
        SidecarText read = SidecarText.read(file);
        if (stamp.exists() && read != null) {
            looks.put(image, new Look(stamp, read.text(), System.currentTimeMillis()));
        } else {
            looks.remove(image);
        }
        return read;
    }

    /**
     * Whether a file is surely as it was when it was read, without reading it again.
     *
     * @param text what it said, as {@link #seen} answers
     */
    boolean unchanged(String image, String text) {
        Look look = looks.get(image);
        return look != null
                && look.settled()
                && look.text().equals(text)
                && look.stamp().equals(FileStamp.of(of(image)));
    }

    /** What the file said last; null when nobody asked yet. */
    @Nullable
    String seen(String image) {
        return seen.get(image);
    }

    /**
     * Takes notice of what was read, unless the file was read or written meanwhile.
     *
     * @param before what {@link #seen} answered before the file was read
     * @return whether that was so; else what was read is too old
     */
    boolean saw(String image, @Nullable String before, String text) {
        return before == null ? seen.putIfAbsent(image, text) == null : seen.replace(image, before, text);
    }

    void saw(String image, String text) {
        seen.put(image, text);
    }

    /**
     * Writes a text in the manner of the old file; for an empty text there is no file.
     *
     * @param forced whether it is on the disk when this returns
     */
    void write(String image, String text, @Nullable SidecarText old, boolean forced) throws IOException {
        Path file = of(image);
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
        } else if (forced) {
            AtomicFiles.write(file, SidecarText.bytes(text, old));
        } else {
            AtomicFiles.writeUnforced(file, SidecarText.bytes(text, old));
        }
        saw(image, text);
    }

    /** Forces files that were written unforced, and their folders, to the disk. */
    void force(Collection<String> images) throws IOException {
        for (String image : images) {
            AtomicFiles.force(of(image));
        }
        folders(images).forEach(AtomicFiles::forceFolder);
    }

    /** Deletes the unfinished temporary files of a program that was killed. */
    void deleteLeftovers(Collection<String> images) throws IOException {
        for (Path folder : folders(images)) {
            if (Files.isDirectory(folder)) {
                AtomicFiles.deleteLeftovers(folder, ".txt");
            }
        }
    }

    private Set<Path> folders(Collection<String> images) {
        Set<Path> folders = new HashSet<>();
        images.forEach(image -> folders.add(of(image).getParent()));
        return folders;
    }
}
