package org.assetkiln.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** Finds out whether the selected model's weights are all there, in the right shapes. */
final class WeightCheck {
    private static final Found LOOKING = new Found("being looked at", "");

    private final StudioContext context;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(LOOKING);
    private @Nullable Path asked;

    /**
     * What was found.
     *
     * @param words for a line of the table
     * @param problem what is missing, one sentence; empty when nothing is
     */
    record Found(String words, String problem) {}

    WeightCheck(StudioContext context, ObservableValue<@Nullable LibraryModel> selected) {
        this.context = context;
        selected.subscribe(this::look);
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    private void look(@Nullable LibraryModel model) {
        found.set(LOOKING);
        asked = model == null || model.facts() == null ? null : model.path();
        Path path = asked;
        if (path != null) {
            context.background().quietly(() -> check(path), checked -> {
                if (path.equals(asked)) {
                    found.set(checked);
                }
            });
        }
    }

    private static Found check(Path model) {
        try {
            ModelFiles.open(model).check();
            return new Found("all there", "");
        } catch (IOException e) {
            return new Found("not complete", String.valueOf(e.getMessage()));
        }
    }
}
