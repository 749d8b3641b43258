package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that someone works in: images anywhere below it, captions beside them, runs, generated pictures. */
public final class Project implements AutoCloseable {
    private final Path root;
    private final ProjectDatabase database;
    private final CaptionStore captions;

    private Project(Path root, ProjectDatabase database) {
        this.root = root;
        this.database = database;
        this.captions = new CaptionStore(database);
    }

    /**
     * Opens a folder as a project. A folder that cannot be written, or whose database is damaged, still opens; see
     * {@link #problems()}.
     *
     * @throws IOException with one sentence when there is no such folder or it cannot be read
     */
    public static Project open(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new IOException("There is no folder " + root + ": choose another one.");
        }
        if (!Files.isReadable(root)) {
            throw new IOException("The folder " + root + " cannot be read: check its permissions.");
        }
        return new Project(root, ProjectDatabase.open(root.resolve(".assetkiln").resolve("project.db")));
    }

    public Path root() {
        return root;
    }

    /** The folder's name, for titles. */
    public String name() {
        Path name = root.getFileName();
        return name == null ? root.toString() : name.toString();
    }

    /** Where images are looked for: the folder {@code images} if there is one, else the whole project. */
    public Path images() {
        Path images = root.resolve("images");
        return Files.isDirectory(images) ? images : root;
    }

    /** Where run folders are; it may not exist yet. */
    public Path runs() {
        return root.resolve("runs");
    }

    /** Where generated pictures go; it may not exist yet. */
    public Path generated() {
        return root.resolve("generated");
    }

    /** What the program knows beyond the files, safe to delete at the price of review states and history. */
    public Path hidden() {
        return root.resolve(".assetkiln");
    }

    public CaptionStore captions() {
        return captions;
    }

    /** What went wrong with the project's own files so far, one sentence each. */
    public List<String> problems() {
        return database.problems();
    }

    ProjectDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
