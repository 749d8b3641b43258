package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that someone works in: images anywhere below it, captions beside them, runs, generated pictures. */
public final class Project implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Project.class);
    private static final String HIDDEN = ".assetkiln";
    private static final String DATABASE = "project.db";

    private final Path root;
    private final ProjectDatabase database;
    private final ProjectLock lock;
    private final CaptionStore captions;
    private final ImageCollections collections;

    private Project(Path root, ProjectDatabase database, ProjectLock lock) {
        this.root = root;
        this.database = database;
        this.lock = lock;
        this.captions = new CaptionStore(new SidecarFiles(root), database, lock.takenByAnother() ? sentence() : null);
        this.collections = new ImageCollections(database, lock.takenByAnother());
    }

    /**
     * Opens a folder as a project and finishes what a crash has interrupted. A folder that cannot be written, or whose
     * database is damaged, still opens; one in which another window works opens for looking only. See
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
        ProjectDatabase database = ProjectDatabase.open(root.resolve(HIDDEN).resolve(DATABASE));
        ProjectLock lock = ProjectLock.acquire(root.resolve(HIDDEN).resolve("lock"));
        var project = new Project(root, database, lock);
        project.begin();
        return project;
    }

    /** Whether a folder was opened as a project before, so that something may be kept about its images. */
    public static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(HIDDEN).resolve(DATABASE));
    }

    private void begin() {
        if (readOnly()) {
            database.problem(sentence(), null);
            return;
        }
        try {
            renaming().recover(); // captions are known by the images' names
            captions.writer().recover();
        } catch (IOException e) {
            database.problem("The last changes before the program ended could not be finished: " + e.getMessage(), e);
        }
    }

    private String sentence() {
        return "The project " + name()
                + " is open in another window or program: here you can look, but change nothing. Close it there and"
                + " open it here again.";
    }

    /**
     * For everything that changes files or records of the project.
     *
     * @throws ReadOnlyProjectException when another window or program works in it, with what to do
     */
    public void requireWritable() throws ReadOnlyProjectException {
        if (readOnly()) {
            throw new ReadOnlyProjectException(sentence());
        }
    }

    /** Whether the project can only be looked at, because another window or program works in it. */
    public boolean readOnly() {
        return lock.takenByAnother();
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
        return root.resolve(HIDDEN);
    }

    public CaptionStore captions() {
        return captions;
    }

    /** Saved searches and fixed lists of images. */
    public ImageCollections collections() {
        return collections;
    }

    /**
     * Keeps a finding: that an image cannot be used although its header can be read. Scans tell it until the file changes.
     *
     * @param problem why and what to do, one sentence
     */
    public void noteUnreadable(DatasetImage image, String problem) {
        if (!readOnly()) {
            try {
                database.transaction(
                        () -> database.execute("update image set problem = ? where image = ?", problem, image.id()));
            } catch (IOException e) {
                LOG.info("The finding that {} is not kept.", problem, e);
            }
        }
    }

    /** What features keep about this project beyond captions and the index. */
    public Records records() {
        return new Records(database, readOnly());
    }

    /** What went wrong with the project's own files so far, one sentence each. */
    public List<String> problems() {
        return database.problems();
    }

    Renaming renaming() {
        return new Renaming(root, hidden(), database);
    }

    @Override
    public void close() {
        captions.writer().close();
        database.close();
        lock.close();
    }
}
