package org.assetkiln.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.run.EventTail;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunSummary;
import org.assetkiln.ui.Background;
import org.jspecify.annotations.Nullable;

/** The runs of a project and the one that is open; looks at their folders in the background. FX thread only. */
final class RunsModel {
    private final Background background;
    private final ObservableList<RunItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable RunItem> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable RunModel> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
    private @Nullable Path folder;
    private @Nullable Path wanted;
    private @Nullable EventTail tail;
    private boolean listing;
    private boolean tailing;

    RunsModel(Background background) {
        this.background = background;
        selected.subscribe(this::show);
    }

    ObservableList<RunItem> items() {
        return items;
    }

    ObjectProperty<@Nullable RunItem> selected() {
        return selected;
    }

    /** The run that is shown. */
    ReadOnlyObjectProperty<@Nullable RunModel> open() {
        return open.getReadOnlyProperty();
    }

    /** Whether the folder has been looked at, so that an empty list means that there are no runs. */
    ReadOnlyBooleanProperty listed() {
        return listed.getReadOnlyProperty();
    }

    /** Shows the runs of another folder, or none. */
    void setFolder(@Nullable Path runs) {
        if (!Objects.equals(runs, folder)) {
            folder = runs;
            items.clear();
            selected.set(null);
            listed.set(false);
            pollList();
        }
    }

    /** Selects a run as soon as it is in the list. */
    void select(Path run) {
        wanted = run;
        pollList();
    }

    /** Looks at the list again; does nothing while an earlier look goes on. */
    void pollList() {
        Path runs = folder;
        if (runs == null || listing) {
            return;
        }
        listing = true;
        background.quietly(() -> read(runs), found -> {
            listing = false;
            if (runs.equals(folder)) {
                merge(found);
            } else {
                pollList();
            }
        });
    }

    private static List<RunItem> read(Path runs) {
        return RunFolder.list(runs).stream()
                .map(run -> new RunItem(run, RunSummary.of(run)))
                .toList();
    }

    private void merge(List<RunItem> found) {
        RunItem before = selected.get();
        if (!items.equals(found)) {
            if (sameRuns(found)) {
                replaceChanged(found);
            } else {
                items.setAll(found);
            }
        }
        listed.set(true);
        reselect(before);
    }

    private boolean sameRuns(List<RunItem> found) {
        if (items.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!items.get(i).sameRun(found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void replaceChanged(List<RunItem> found) {
        for (int i = 0; i < found.size(); i++) {
            if (!items.get(i).summary().equals(found.get(i).summary())) {
                items.set(i, found.get(i));
            }
        }
    }

    private void reselect(@Nullable RunItem before) {
        Path path =
                wanted != null ? wanted : before == null ? null : before.run().path();
        RunItem now = items.stream()
                .filter(item -> item.run().path().equals(path))
                .findFirst()
                .orElse(null);
        if (now != null) {
            wanted = null;
        }
        if (now == null && !items.isEmpty() && before == null) {
            now = items.get(0);
        }
        if (now != null) {
            selected.set(now);
        }
    }

    private void show(@Nullable RunItem item) {
        RunModel now = open.get();
        if (item == null) {
            open.set(null);
            tail = null;
        } else if (now == null || !now.run().path().equals(item.run().path())) {
            tail = item.run().events().tail();
            open.set(new RunModel(item.run(), item.summary().status()));
            pollOpen();
        }
    }

    /** Looks at the open run again; does nothing while an earlier look goes on. */
    void pollOpen() {
        RunModel model = open.get();
        EventTail reader = tail;
        if (model == null || reader == null || tailing) {
            return;
        }
        tailing = true;
        background.quietly(() -> RunUpdate.read(model.run(), reader), update -> {
            tailing = false;
            if (open.get() == model) {
                model.accept(update);
            } else {
                pollOpen();
            }
        });
    }
}
