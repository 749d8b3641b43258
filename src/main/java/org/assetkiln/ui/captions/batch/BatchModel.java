package org.assetkiln.ui.captions.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.StudioContext;

/** A change to many captions: what it would do, and doing it. */
final class BatchModel {
    private final StudioContext context;
    private final ObservableList<DatasetImage> shown;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final BooleanProperty keepApproved = new SimpleBooleanProperty();
    private final ObservableList<CaptionChange> changes = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final Debounce pause = new Debounce(60);
    private BiFunction<DatasetImage, String, String> rewrite = (image, text) -> text;
    private String name = "";
    private int looks;

    /** Which captions. */
    enum Scope {
        ALL("All images"),
        SHOWN("The images that the filter shows");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** @param shown the images that the filter shows */
    BatchModel(StudioContext context, ObservableList<DatasetImage> shown) {
        this.context = context;
        this.shown = shown;
        scope.addListener(o -> look());
    }

    StudioContext context() {
        return context;
    }

    ObjectProperty<Scope> scope() {
        return scope;
    }

    /** Whether an approved caption that is changed stays approved. */
    BooleanProperty keepApproved() {
        return keepApproved;
    }

    /** What would change, in the project's order. */
    ObservableList<CaptionChange> changes() {
        return changes;
    }

    /** Whether the changes shown are not yet those of what was asked last. */
    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /**
     * Shows soon what this would do.
     *
     * @param what for the list of steps, as in "undo renaming sword"
     * @param to the new text of an image's caption; called in the background
     */
    void preview(String what, BiFunction<DatasetImage, String, String> to) {
        name = what;
        rewrite = to;
        looking.set(true);
        pause.request(this::look);
    }

    /** Shows that nothing would change. */
    void previewNothing() {
        preview("", (image, text) -> text);
    }

    private void look() {
        int mine = ++looks;
        looking.set(true);
        List<DatasetImage> images = List.copyOf(scope.get() == Scope.ALL ? context.images() : shown);
        Map<String, Caption> captions = new HashMap<>(context.captions().all());
        BiFunction<DatasetImage, String, String> to = rewrite;
        context.background().run("Looking for captions to change", () -> changes(images, captions, to), found -> {
            if (mine == looks) {
                changes.setAll(found);
                looking.set(false);
            }
        });
    }

    private static List<CaptionChange> changes(
            List<DatasetImage> images, Map<String, Caption> captions, BiFunction<DatasetImage, String, String> to) {
        List<CaptionChange> found = new ArrayList<>();
        for (DatasetImage image : images) {
            Caption before = captions.getOrDefault(image.id(), Caption.NONE);
            String after = before.text().isBlank() ? before.text() : to.apply(image, before.text());
            if (!after.equals(before.text())) {
                found.add(new CaptionChange(image, before, after));
            }
        }
        return found;
    }

    void goTo(CaptionChange change) {
        context.overlay().set(null);
        context.current().set(change.image());
    }

    /** Makes all changes shown, as one step for undo. */
    void apply() {
        boolean keep = keepApproved.get();
        int count = changes.size();
        context.captions()
                .edit(
                        name + " in " + captions(count),
                        changes.stream().map(change -> change.edit(keep)).toList());
        context.overlay().set(null);
    }

    static String captions(int count) {
        return count == 1 ? "1 caption" : count + " captions";
    }
}
