package org.assetkiln.ui.captions.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.exchange.CaptionImport;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** Captions that another program wrote: what they would change here, and taking them over. */
final class ImportModel {
    private static final int NAMED = 3;

    private final StudioContext context;
    private final BooleanProperty missingOnly = new SimpleBooleanProperty();
    private final ObservableList<CaptionChange> changes = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private List<CaptionEdit> edits = List.of();
    private @Nullable Path source;
    private int reads;

    ImportModel(StudioContext context) {
        this.context = context;
        missingOnly.addListener(o -> read());
    }

    /** Whether only images without a caption get one. */
    BooleanProperty missingOnly() {
        return missingOnly;
    }

    /** What would change, in the file's order. */
    ObservableList<CaptionChange> changes() {
        return changes;
    }

    /** What was found in the file beside the changes. */
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /** Why nothing was found, one sentence; empty when all is well. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Shows what a file, or a folder of text files, would change. */
    void choose(Path file) {
        source = file;
        read();
    }

    private void read() {
        Project project = context.project().get();
        Path file = source;
        if (project == null || file == null) {
            return;
        }
        int mine = ++reads;
        reading.set(true);
        List<DatasetImage> images = List.copyOf(context.images());
        boolean missing = missingOnly.get();
        context.background()
                .track(
                        "Reading captions",
                        work -> CaptionImport.read(project, images, file, missing),
                        found -> {
                            if (mine == reads) {
                                show(file, found);
                            }
                        },
                        failure -> {
                            if (mine == reads) {
                                show(file, new CaptionImport(List.of(), 0, List.of()));
                                said.set("");
                                problem.set(sentence(file, failure));
                            }
                        },
                        () -> reading.set(false));
    }

    private static String sentence(Path file, Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof IOException && message != null ? message : file + " cannot be read.";
    }

    private void show(Path file, CaptionImport found) {
        Map<String, Caption> now = context.captions().all();
        edits = found.edits();
        changes.setAll(edits.stream()
                .map(edit -> new CaptionChange(
                        edit.image(), now.getOrDefault(edit.image().id(), Caption.NONE), edit.text()))
                .toList());
        problem.set("");
        said.set(file.getFileName() + ": " + BatchModel.captions(found.same()) + " stay as they are." + unknown(found));
        reading.set(false);
    }

    private static String unknown(CaptionImport found) {
        List<String> names = found.unknown();
        if (names.isEmpty()) {
            return "";
        }
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return " Not in this project: " + some
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more." : ".");
    }

    /** Takes all over, as one step for undo. */
    void apply() {
        if (source != null) {
            context.captions().edit("importing captions from " + source.getFileName(), edits);
        }
        context.overlay().set(null);
    }
}
