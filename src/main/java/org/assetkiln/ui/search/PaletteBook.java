package org.assetkiln.ui.search;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.palette.DatasetPalette;
import org.assetkiln.project.palette.PaletteDistances;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;
import org.jspecify.annotations.Nullable;

/** The palette of the open project, and how far its images are from it. FX thread only. */
public final class PaletteBook {
    private final StudioContext context;
    private final ReadOnlyObjectWrapper<PaletteDistances> distances =
            new ReadOnlyObjectWrapper<>(PaletteDistances.NONE);

    PaletteBook(StudioContext context) {
        this.context = context;
        context.project().subscribe(this::load);
    }

    private void load(@Nullable Project project) {
        distances.set(PaletteDistances.NONE);
        if (project != null) {
            context.background().quietly(() -> new PaletteDistances(DatasetPalette.read(project.records())), read -> {
                if (project == context.project().get() && palette() == null) {
                    distances.set(read);
                }
            });
        }
    }

    /** Changes with the palette; its answers are for any thread. */
    public ReadOnlyObjectProperty<PaletteDistances> distances() {
        return distances.getReadOnlyProperty();
    }

    /** Null when none was chosen. */
    public @Nullable Palette palette() {
        return distances.get().palette();
    }

    /** Chooses a palette for the project, or none; one step to undo. */
    public void choose(@Nullable Palette next) {
        Palette before = palette();
        if (!Objects.equals(next, before)) {
            keep(next);
            context.undo().push(new UndoStack.Edit(() -> keep(before), () -> keep(next)));
        }
    }

    private void keep(@Nullable Palette next) {
        Project project = context.project().get();
        if (project != null) {
            context.background()
                    .inOrder(
                            "Keeping the palette",
                            () -> {
                                DatasetPalette.write(project.records(), next);
                                return new PaletteDistances(next);
                            },
                            kept -> show(project, kept),
                            failure -> context.error(String.valueOf(failure.getMessage()), failure));
        }
    }

    private void show(Project project, PaletteDistances kept) {
        if (project == context.project().get()) {
            distances.set(kept);
            List<DatasetImage> images = context.snapshot();
            context.background()
                    .track(
                            "Comparing images with the palette",
                            progress -> {
                                kept.prepare(images, progress::cancelled);
                                return kept;
                            },
                            done -> {});
        }
    }
}
