package org.assetkiln.ui.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.files.Json;
import org.assetkiln.ui.StudioContext;

/** The user's presets and the file that they live in, the same for all projects. Knows no control. */
final class OwnPresets {
    private final StudioContext context;
    private final Path file;
    private final ObservableList<OwnPreset> all = FXCollections.observableArrayList();
    // Kept: who listens to a view that nobody holds hears nothing after the next collection.
    private final ObservableList<OwnPreset> view = FXCollections.unmodifiableObservableList(all);

    /** What the file holds. */
    private record Kept(List<OwnPreset> presets) {}

    OwnPresets(StudioContext context) {
        this.context = context;
        file = context.folders().config().resolve("train-presets.json");
        context.background().run("Reading presets", this::read, all::setAll);
    }

    private List<OwnPreset> read() throws IOException {
        return Files.exists(file) ? Json.read(file, Kept.class).presets() : List.of();
    }

    /** By name. */
    ObservableList<OwnPreset> all() {
        return view;
    }

    boolean has(String name) {
        return all.stream().anyMatch(preset -> preset.name().equalsIgnoreCase(name.strip()));
    }

    /** Keeps a preset instead of one of the same name. */
    void keep(OwnPreset preset) {
        all.removeIf(old -> old.name().equalsIgnoreCase(preset.name()));
        all.add(preset);
        all.sort(Comparator.comparing(OwnPreset::name, String.CASE_INSENSITIVE_ORDER));
        write();
    }

    /** False when there is another one of that name, or it is blank. */
    boolean rename(OwnPreset preset, String name) {
        boolean sameName = preset.name().equalsIgnoreCase(name.strip());
        if (name.isBlank() || has(name) && !sameName) {
            return false;
        }
        all.remove(preset);
        keep(preset.renamed(name));
        return true;
    }

    void delete(OwnPreset preset) {
        all.remove(preset);
        write();
    }

    private void write() {
        List<OwnPreset> now = List.copyOf(all);
        context.background()
                .inOrder(
                        "Keeping presets",
                        () -> {
                            Files.createDirectories(context.folders().config());
                            Json.write(file, new Kept(now));
                            return now;
                        },
                        kept -> {});
    }
}
