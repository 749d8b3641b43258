package org.assetkiln.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.project.models.ModelHashes;
import org.assetkiln.project.models.ModelLibrary;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.Work;
import org.jspecify.annotations.Nullable;

/** The list of models, the chosen one, and its hash. Knows no control. */
final class ModelsModel {
    private final StudioContext context;
    private final ModelLibrary library;
    private final ModelHashes hashes;
    private final ObservableList<LibraryModel> models = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable LibraryModel> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper hash = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
    private final WeightCheck weights;
    private @Nullable Work hashing;
    private @Nullable Path hashed;

    ModelsModel(StudioContext context) {
        this.context = context;
        library = context.models();
        hashes = new ModelHashes(context.folders().cache());
        weights = new WeightCheck(context, selected);
        selected.subscribe(this::findHash);
    }

    ObservableList<LibraryModel> models() {
        return models;
    }

    /** The model that the details are about, or null. */
    ObjectProperty<@Nullable LibraryModel> selected() {
        return selected;
    }

    /** Whether the selected model's weights are all there. */
    ReadOnlyObjectProperty<WeightCheck.Found> weights() {
        return weights.found();
    }

    /** SHA-256 of the selected model; empty until it is known. */
    ReadOnlyStringProperty hash() {
        return hash.getReadOnlyProperty();
    }

    /** Whether the list has been read once. */
    ReadOnlyBooleanProperty listed() {
        return listed.getReadOnlyProperty();
    }

    ModelLibrary library() {
        return library;
    }

    /** Looks at all folders again. */
    void refresh() {
        context.background().track("Looking for models", progress -> library.list(progress::cancelled), this::show);
    }

    private void show(List<LibraryModel> found) {
        LibraryModel before = selected.get();
        models.setAll(found);
        listed.set(true);
        LibraryModel first = found.isEmpty() ? null : found.get(0);
        selected.set(found.stream()
                .filter(m -> before != null && m.path().equals(before.path()))
                .findFirst()
                .orElse(first));
    }

    /** Adds a model or a folder of models, and selects the first that it adds. */
    void add(Path path) {
        context.background()
                .track(
                        "Adding models",
                        progress -> library.add(path, progress::cancelled),
                        added -> {
                            selected.set(library.inspect(added.get(0)));
                            refresh();
                        },
                        failure -> context.error(String.valueOf(failure.getMessage()), null),
                        () -> {});
    }

    /** Takes the selected model off the list. */
    void remove() {
        LibraryModel model = selected.get();
        if (model != null) {
            change("Removing " + model.name(), () -> {
                library.remove(model.path());
                return model.name() + " is off the list; its files are untouched.";
            });
        }
    }

    /** Makes the selected model the one that is used unless another is named. */
    void useByDefault() {
        LibraryModel model = selected.get();
        if (model != null) {
            change("Choosing " + model.name(), () -> {
                library.setStandard(model.path());
                return "Training and Preview start with " + model.name() + " from now on.";
            });
        }
    }

    /** Says what a single file cannot: what its network predicts. */
    void setPrediction(LibraryModel model, PredictionType prediction) {
        change("Changing " + model.name(), () -> {
            library.setPrediction(model.path(), prediction);
            return "";
        });
    }

    /** Uses another picture decoder with a single file. */
    void setVae(LibraryModel model, Path vae) {
        change("Changing " + model.name(), () -> {
            library.setVae(model.path(), vae);
            return model.name() + " uses the picture decoder " + vae.getFileName() + " from now on.";
        });
    }

    private void change(String title, Callable<String> work) {
        context.background()
                .inOrder(
                        title,
                        work,
                        sentence -> {
                            if (!sentence.isEmpty()) {
                                context.notice(sentence);
                            }
                            context.standardModel().set(library.standard());
                            refresh();
                        },
                        failure -> context.error(String.valueOf(failure.getMessage()), null));
    }

    /** One model's weights are read at a time, and only while it is looked at. */
    private void findHash(@Nullable LibraryModel model) {
        Path path = model == null || model.facts() == null ? null : model.path();
        if (path != null && path.equals(hashed)) {
            return;
        }
        if (hashing != null) {
            hashing.cancel();
        }
        hashed = path;
        hash.set("");
        if (model != null && path != null) {
            hashing = context.background()
                    .track(
                            "Computing the hash of " + model.name(),
                            progress -> hashes.sha256(path, progress::cancelled),
                            found -> showHash(path, found),
                            failure -> showFailure(path, failure),
                            () -> forget(path));
        }
    }

    private void showHash(Path path, String found) {
        if (path.equals(hashed)) {
            hash.set(found);
        }
    }

    private void showFailure(Path path, Throwable failure) {
        forget(path);
        if (!(failure instanceof IOException)) {
            context.error("The hash of " + path.getFileName() + " cannot be computed.", failure);
        }
    }

    private void forget(Path path) {
        if (path.equals(hashed)) {
            hashed = null;
        }
    }
}
