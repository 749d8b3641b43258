package org.assetkiln.ui.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.generation.PictureText;
import org.assetkiln.ui.Background;
import org.jspecify.annotations.Nullable;

/** The pictures made in a project, the one that is looked at, and how that one was made. FX thread only. */
final class Gallery {
    private final Background background;
    private final ObservableList<MadePicture> pictures = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable MadePicture> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable GenerationSettings> settings = new ReadOnlyObjectWrapper<>();
    private @Nullable Path folder;

    Gallery(Background background) {
        this.background = background;
        selected.subscribe(this::readSettings);
    }

    ObservableList<MadePicture> pictures() {
        return pictures;
    }

    ObjectProperty<@Nullable MadePicture> selected() {
        return selected;
    }

    /** How the selected picture was made; null while that is unknown. */
    ReadOnlyObjectProperty<@Nullable GenerationSettings> settings() {
        return settings.getReadOnlyProperty();
    }

    void setFolder(@Nullable Path generated) {
        if (!Objects.equals(folder, generated)) {
            folder = generated;
            pictures.clear();
            selected.set(null);
        }
        refresh(null);
    }

    /** Looks at the folder again and selects a file of it, if one is named. */
    void refresh(@Nullable Path select) {
        Path now = folder;
        if (now == null) {
            return;
        }
        background.quietly(() -> MadePicture.in(now), found -> {
            if (now.equals(folder)) {
                show(found, select);
            }
        });
    }

    private void show(List<MadePicture> found, @Nullable Path select) {
        MadePicture before = selected.get();
        Path wanted = select != null ? select : before == null ? null : before.file();
        if (!found.equals(pictures)) {
            pictures.setAll(found);
        }
        MadePicture item = found.stream()
                .filter(picture -> picture.file().equals(wanted))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(0));
        selected.set(item);
    }

    private void readSettings(@Nullable MadePicture picture) {
        settings.set(null);
        if (picture == null) {
            return;
        }
        background.quietly(() -> texts(picture.file()), read -> {
            if (picture.equals(selected.get())) {
                settings.set(read.settings());
            }
        });
    }

    private record Texts(@Nullable GenerationSettings settings) {}

    private static Texts texts(Path file) {
        try {
            return new Texts(PictureText.read(Pictures.pngText(file)));
        } catch (IOException e) {
            return new Texts(null);
        }
    }
}
