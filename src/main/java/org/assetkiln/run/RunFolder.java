package org.assetkiln.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.files.Json;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.training.TrainingOutput;
import org.assetkiln.training.settings.TrainingSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A training run: a folder that says everything about it, to whoever looks, while it runs and ever after. */
public final class RunFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
    private static final String CONFIG = "run.json";
    private static final String STATUS = "status.json";

    private final Path path;
    private final RunConfig config;

    private RunFolder(Path path, RunConfig config) {
        this.path = path;
        this.config = config;
    }

    /**
     * Makes the folder of a new run, named by date and name. Its base model is hashed later, see {@link #writeModelHash}.
     *
     * @throws IOException with one sentence when the folder cannot be made
     */
    public static RunFolder create(Path runsFolder, String name, TrainingSettings settings) throws IOException {
        Path path = newFolder(runsFolder, RunNames.folderName(LocalDate.now(Clock.systemDefaultZone()), name));
        List<Path> images = settings.data().files().stream().map(Path::of).toList();
        String hash = RunHash.cachedIn(AppFolders.locate().cache()).images(images);
        var config = new RunConfig(RunConfig.FORMAT, name.strip(), Instant.now(), version(), "", hash, settings);
        var run = new RunFolder(path, config);
        run.writeStatus(new RunStatus(RunState.CREATED, 0, Instant.now(), 0, settings.steps(), ""));
        // Last: a folder counts as a run once its configuration is there.
        Json.write(path.resolve(CONFIG), config);
        return run;
    }

    /** @throws IOException with one sentence when the folder is no run or a newer program made it */
    public static RunFolder open(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        Path file = path.resolve(CONFIG);
        if (!Files.isRegularFile(file)) {
            throw new IOException("The folder " + path + " is no training run: it has no file " + CONFIG + ".");
        }
        return new RunFolder(path, RunConfig.read(file));
    }

    /**
     * Adds the hash of the base model to the run's configuration unless it is there. Meant for the side of the first steps: a
     * model of gigabytes takes from seconds to a minute the first time.
     */
    public void writeModelHash() throws IOException {
        if (config.baseModelHash().isEmpty()) {
            String hash = RunHash.cachedIn(AppFolders.locate().cache())
                    .model(Path.of(config.training().baseModel()));
            Json.write(path.resolve(CONFIG), config.with(hash));
        }
    }

    /** The runs below a folder, newest first; folders that are no runs are passed over. */
    public static List<RunFolder> list(Path runsFolder) {
        List<RunFolder> runs = new ArrayList<>();
        if (!Files.isDirectory(runsFolder)) {
            return runs;
        }
        try (Stream<Path> folders = Files.list(runsFolder)) {
            folders.filter(f -> Files.isRegularFile(f.resolve(CONFIG))).forEach(f -> addTo(runs, f));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The runs in {} cannot be listed.", runsFolder, e);
        }
        runs.sort(Comparator.comparing((RunFolder r) -> r.config.created()).reversed());
        return runs;
    }

    public Path path() {
        return path;
    }

    /**
     * What a run that goes on has to say of its images, one sentence: empty as long as files and captions are those that it
     * began with. How images are prepared and what is said of them is part of {@link #config}, so changing it in the
     * project changes no run.
     */
    public Optional<String> changedSince() {
        String before = config.datasetHash();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        List<Path> files =
                config.training().data().files().stream().map(Path::of).toList();
        String now = RunHash.cachedIn(AppFolders.locate().cache()).images(files);
        return now.equals(before)
                ? Optional.empty()
                : Optional.of(
                        "Images of this run, or captions beside them, have changed since it began: it goes on with"
                                + " the images as they are now and with the captions as they were.");
    }

    public RunConfig config() {
        return config;
    }

    /**
     * Where the run stands now. A run whose process is gone shows as {@link RunState#LOST} from 15 seconds after its
     * last heartbeat on.
     */
    public RunStatus status() {
        return status(Instant.now());
    }

    RunStatus status(Instant now) {
        try {
            return Json.read(path.resolve(STATUS), RunStatus.class).checked(now);
        } catch (IOException e) {
            LOG.debug("No status in {}.", path, e);
            return new RunStatus(
                    RunState.CREATED, 0, config.created(), 0, config.training().steps(), "");
        }
    }

    public void writeStatus(RunStatus status) throws IOException {
        Json.write(path.resolve(STATUS), status);
    }

    /** A status that only says "still here": not forced to disk. */
    void writeHeartbeat(RunStatus status) throws IOException {
        AtomicFiles.writeUnforced(path.resolve(STATUS), Json.indented(status));
    }

    public EventLog events() {
        return new EventLog(path.resolve("events.jsonl"));
    }

    /** What is asked of the run. */
    public Control control() {
        return new Control(path.resolve("control"));
    }

    /** What the worker and the engine below it print. */
    public Path log() {
        return path.resolve("log.txt");
    }

    public TrainingOutput output() {
        return new TrainingOutput(path, AppFolders.locate().cache().resolve("training"));
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static void addTo(List<RunFolder> runs, Path folder) {
        try {
            runs.add(open(folder));
        } catch (IOException e) {
            LOG.warn("The run {} cannot be opened.", folder, e);
        }
    }

    private static Path newFolder(Path runsFolder, String name) throws IOException {
        Path parent = runsFolder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(parent);
            for (int i = 1; ; i++) {
                try {
                    return Files.createDirectory(parent.resolve(i == 1 ? name : name + "-" + i));
                } catch (FileAlreadyExistsException e) {
                    LOG.debug("The run folder {} is taken.", e.getFile());
                }
            }
        } catch (IOException e) {
            throw new IOException(
                    "No run can be made in " + parent + ": check that the folder can be written and has space.", e);
        }
    }

    private static String version() {
        String version = RunFolder.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
