package org.assetkiln.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.ui.StudioContext;

/** Models to choose from: those of the library, and what was chosen beside them. FX thread only. */
public final class ModelList {
    private final ObservableList<String> paths = FXCollections.observableArrayList();

    /** Folders and files, absolute. */
    ObservableList<String> paths() {
        return paths;
    }

    /** Adds models, each once. */
    public void add(Collection<String> more) {
        for (String model : more) {
            if (!model.isBlank() && !paths.contains(model)) {
                paths.add(model);
            }
        }
    }

    /** Looks in the background at what the library has now. */
    public void refresh(StudioContext context) {
        context.background().quietly(() -> usable(context), this::add);
    }

    private static List<String> usable(StudioContext context) throws IOException {
        return context.models().list(() -> false).stream()
                .filter(found -> found.facts() != null)
                .map(found -> found.path().toString())
                .toList();
    }

    /** A model's own name; one that a run has made is named by its run, since its folder says "result". */
    static String nameOf(String model) {
        Path path = Path.of(model);
        Path parent = path.getParent();
        Path named = path.endsWith("result") && parent != null ? parent : path;
        return String.valueOf(named.getFileName());
    }
}
