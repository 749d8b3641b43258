package org.assetkiln.project.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.assetkiln.files.Json;
import org.assetkiln.hub.HubSettings;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.safetensors.PickledFiles;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.AppHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's models: the bundled one, those that were downloaded here or by the Hub's own tools, and those in folders that
 * the user has added. Models are never changed or deleted, only listed. May be used by several threads.
 */
public final class ModelLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLibrary.class);

    private final Path file;
    private final Path starter;
    private final Path downloads;
    private final Path hubCache;

    /** @param hubCache where the Hub's own tools keep models; it need not exist */
    ModelLibrary(Path file, Path starter, Path downloads, Path hubCache) {
        this.file = file;
        this.starter = absolute(starter);
        this.downloads = absolute(downloads);
        this.hubCache = absolute(hubCache);
    }

    /** The library of the user of this program. */
    public static ModelLibrary open(AppFolders folders, AppHome home, Map<String, String> environment) {
        return new ModelLibrary(
                folders.config().resolve("models.json"),
                home.starterModel(),
                folders.data().resolve("models"),
                HubSettings.cacheFolder(environment, Path.of(System.getProperty("user.home"))));
    }

    /** Where downloaded models go. */
    public Path downloads() {
        return downloads;
    }

    /** The model used unless another is named: the user's choice as long as it is there, else the bundled one. */
    public Path standard() {
        String chosen = read().standard();
        return !chosen.isEmpty() && Files.exists(Path.of(chosen)) ? Path.of(chosen) : starter;
    }

    /**
     * Adds a model, or a folder with models in it.
     *
     * @return the models that it adds
     * @throws IOException with one sentence when there is no model
     */
    public List<Path> add(Path path, BooleanSupplier cancelled) throws IOException {
        Path source = absolute(path);
        if (PickledFiles.isNamedSo(source)) {
            throw PickledFiles.refusal(source);
        }
        List<Path> models = models(source, cancelled);
        if (models.isEmpty()) {
            throw new IOException(nothingIn(source));
        }
        if (models.equals(List.of(source))) {
            ModelFacts.of(source); // says what is wrong with it
        }
        update(library -> library.withSource(source.toString()));
        return models;
    }

    /**
     * Takes a model, or an added folder, off the list; its files stay.
     *
     * @throws IOException with one sentence for the bundled model
     */
    public void remove(Path path) throws IOException {
        if (absolute(path).equals(starter)) {
            throw new IOException("The starter model came with Assetkiln and stays in the list.");
        }
        update(library -> library.without(absolute(path).toString()));
    }

    /**
     * Makes a model the one that is used unless another is named.
     *
     * @throws IOException with one sentence when it cannot be used
     */
    public void setStandard(Path path) throws IOException {
        Path model = absolute(path);
        ModelFacts.of(model);
        boolean bundled = model.equals(starter);
        boolean listed = bundled || paths(() -> false).contains(model);
        update(library -> (listed ? library : library.withSource(model.toString()))
                .withStandard(bundled ? "" : model.toString()));
    }

    /** Says what a model's UNet predicts, which a single file's content may not tell; kept beside it. */
    public void setPrediction(Path model, PredictionType prediction) throws IOException {
        set(model, new OpenOptions(null, prediction));
    }

    /** Uses another autoencoder with a model; kept beside it. */
    public void setVae(Path model, Path vae) throws IOException {
        set(model, new OpenOptions(vae, null));
    }

    /**
     * Says what a model's files do not; what was said before and is not said anew stays.
     *
     * @throws IOException with one sentence if the model cannot be used so; nothing has changed then
     */
    public void set(Path model, OpenOptions options) throws IOException {
        OpenOptions all = options.or(OpenOptions.beside(model));
        if (options.vaeFile() != null) {
            ModelFiles.open(model, all).checkVae();
        }
        all.remember(model);
    }

    /** Looks for all models and what they are, the bundled one first; reads headers, not weights. */
    public List<LibraryModel> list(BooleanSupplier cancelled) throws IOException {
        Path standard = standard();
        List<LibraryModel> models = new ArrayList<>();
        for (Path path : paths(cancelled)) {
            LibraryModel model = inspect(path).asStandard(path.equals(standard));
            // Others' downloads are not the user's concern here: those that do not fit are passed over.
            if (model.facts() != null || !path.startsWith(hubCache)) {
                models.add(model);
            }
        }
        return List.copyOf(models);
    }

    /** What a model is. */
    public LibraryModel inspect(Path path) {
        Path model = absolute(path);
        boolean bundled = model.equals(starter);
        String name = bundled ? "Starter model" : ModelNames.of(model);
        boolean standard = model.equals(standard());
        try {
            return new LibraryModel(model, name, bundled, standard, ModelFacts.of(model), "");
        } catch (IOException e) {
            return new LibraryModel(model, name, bundled, standard, null, String.valueOf(e.getMessage()));
        }
    }

    /** The folders that the user has added, and single models. */
    public List<Path> sources() {
        return read().sources().stream().map(Path::of).toList();
    }

    private Set<Path> paths(BooleanSupplier cancelled) throws IOException {
        LibraryFile library = read();
        Set<Path> all = new LinkedHashSet<>(List.of(starter));
        for (Path automatic : List.of(downloads, hubCache)) {
            if (Files.isDirectory(automatic)) {
                all.addAll(models(automatic, cancelled));
            }
        }
        for (String source : library.sources()) {
            List<Path> models = models(Path.of(source), cancelled);
            // One that has gone stays in the list, where it says so, until the user removes it.
            all.addAll(models.isEmpty() ? List.of(Path.of(source)) : models);
        }
        library.hidden().forEach(hidden -> all.remove(Path.of(hidden)));
        return all;
    }

    private static List<Path> models(Path source, BooleanSupplier cancelled) throws IOException {
        if (!Files.isDirectory(source) || ModelFinder.isModel(source)) {
            return List.of(source);
        }
        return ModelFinder.in(source, cancelled);
    }

    private static String nothingIn(Path folder) throws IOException {
        try (var files = Files.walk(folder, 2)) {
            return files.anyMatch(PickledFiles::isNamedSo)
                    ? folder
                            + " holds only pickled checkpoints, and reading one can run any code in it: convert them to"
                            + " .safetensors where you trust them, then add the folder again."
                    : folder + " holds no model: choose a folder with model_index.json or a .safetensors file in it.";
        } catch (UncheckedIOException e) {
            throw new IOException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Read each time: a command in a terminal and the studio may both change it. */
    private synchronized LibraryFile read() {
        try {
            return Files.exists(file) ? Json.read(file, LibraryFile.class) : LibraryFile.EMPTY;
        } catch (IOException e) {
            LOG.warn("The list of models starts anew.", e);
            return LibraryFile.EMPTY;
        }
    }

    private synchronized void update(UnaryOperator<LibraryFile> change) throws IOException {
        Json.write(file, change.apply(read()));
    }
}
