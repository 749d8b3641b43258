package org.assetkiln.ui.slicer;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.sheet.Area;
import org.assetkiln.imaging.sheet.AtlasFile;
import org.assetkiln.imaging.sheet.Backdrop;
import org.assetkiln.imaging.sheet.Cut;
import org.assetkiln.imaging.sheet.LikelyGrids;
import org.assetkiln.imaging.sheet.Pieces;
import org.assetkiln.imaging.sheet.SheetGrid;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.recipes.SliceSettings;
import org.assetkiln.project.recipes.SliceSettings.Method;
import org.assetkiln.ui.Background;
import org.assetkiln.ui.Debounce;
import org.jspecify.annotations.Nullable;

/** How a sheet is to be cut, and what comes of it. */
final class SlicerModel {
    final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.GRID);
    final IntegerProperty width = new SimpleIntegerProperty(32);
    final IntegerProperty height = new SimpleIntegerProperty(32);
    final IntegerProperty left = new SimpleIntegerProperty();
    final IntegerProperty top = new SimpleIntegerProperty();
    final IntegerProperty gapX = new SimpleIntegerProperty();
    final IntegerProperty gapY = new SimpleIntegerProperty();
    final IntegerProperty columns = new SimpleIntegerProperty();
    final IntegerProperty rows = new SimpleIntegerProperty();
    final IntegerProperty distance = new SimpleIntegerProperty();
    final IntegerProperty least = new SimpleIntegerProperty(16);
    final ObjectProperty<@Nullable Path> atlas = new SimpleObjectProperty<>();
    final StringProperty pattern = new SimpleStringProperty("");
    final BooleanProperty skipEmpty = new SimpleBooleanProperty(true);
    final BooleanProperty clear = new SimpleBooleanProperty(true);

    private final Background background;
    private final DatasetImage image;
    private final ReadOnlyObjectWrapper<@Nullable Opened> sheet = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Cuts> cuts = new ReadOnlyObjectWrapper<>(Cuts.NONE);
    private final ReadOnlyObjectWrapper<Set<Area>> leftOut = new ReadOnlyObjectWrapper<>(Set.of());
    private final Debounce change = new Debounce(60);

    /**
     * The sheet in memory.
     *
     * @param picture as read
     * @param grids likely ones, the likeliest first
     * @param coloured whether a colour stands for nothing
     * @param atlas found beside it, or null
     */
    record Opened(BufferedImage picture, List<SheetGrid> grids, boolean coloured, @Nullable Path atlas) {
        static Opened of(Path file) throws Exception {
            BufferedImage picture = Pictures.read(file);
            Pixels pixels = Pixels.of(picture);
            Backdrop backdrop = Backdrop.of(pixels);
            Path atlas = AtlasFile.beside(file).orElse(null);
            return new Opened(picture, LikelyGrids.of(pixels, backdrop), backdrop.isColour(), atlas);
        }
    }

    /** @param before how the image was sliced the last time, or null */
    SlicerModel(Background background, DatasetImage image, @Nullable SliceSettings before) {
        this.background = background;
        this.image = image;
        List<Property<?>> all =
                List.of(method, width, height, left, top, gapX, gapY, columns, rows, distance, least, atlas, pattern);
        all.forEach(property -> property.addListener(o -> changed()));
        List.of(skipEmpty, clear).forEach(property -> property.addListener(o -> changed()));
        background.run("Opening " + image.name(), () -> Opened.of(image.file()), opened -> opened(opened, before));
    }

    private void opened(Opened opened, @Nullable SliceSettings before) {
        sheet.set(opened);
        if (before != null) {
            take(before);
        } else if (opened.atlas() != null) {
            atlas.set(opened.atlas());
            method.set(Method.ATLAS);
        } else if (!opened.grids().isEmpty()) {
            take(opened.grids().get(0));
        } else {
            method.set(Method.PIECES);
        }
        changed();
    }

    private void take(SliceSettings before) {
        method.set(before.method());
        take(before.grid());
        distance.set(before.pieces().distance());
        least.set(before.pieces().least());
        String path = before.atlas();
        atlas.set(path == null ? null : Path.of(path));
        pattern.set(before.pattern());
        skipEmpty.set(before.skipEmpty());
        clear.set(before.clear());
    }

    void take(SheetGrid grid) {
        width.set(grid.width());
        height.set(grid.height());
        left.set(grid.left());
        top.set(grid.top());
        gapX.set(grid.gapX());
        gapY.set(grid.gapY());
        columns.set(grid.columns());
        rows.set(grid.rows());
    }

    private void changed() {
        leftOut.set(Set.of());
        change.request(this::cut);
    }

    private void cut() {
        Opened opened = sheet.get();
        if (opened != null) {
            SliceSettings settings = settings();
            background.quietly(() -> Cuts.of(Pixels.of(opened.picture()), stem(), settings), result -> {
                if (settings.equals(settings())) {
                    cuts.set(result);
                }
            });
        }
    }

    private String stem() {
        int dot = image.name().lastIndexOf('.');
        return dot > 0 ? image.name().substring(0, dot) : image.name();
    }

    SliceSettings settings() {
        var grid = new SheetGrid(
                width.get(), height.get(), left.get(), top.get(), gapX.get(), gapY.get(), columns.get(), rows.get());
        Path file = atlas.get();
        return new SliceSettings(
                method.get(),
                grid,
                new Pieces(distance.get(), least.get()),
                file == null ? null : file.toString(),
                pattern.get(),
                skipEmpty.get(),
                clear.get());
    }

    DatasetImage image() {
        return image;
    }

    ReadOnlyObjectProperty<@Nullable Opened> sheet() {
        return sheet.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Cuts> cuts() {
        return cuts.getReadOnlyProperty();
    }

    /** Cuts that the user does not want, by their areas. */
    ReadOnlyObjectProperty<Set<Area>> leftOut() {
        return leftOut.getReadOnlyProperty();
    }

    /** Leaves the cut at a place of the sheet out or takes it in again. */
    void toggle(double x, double y) {
        for (Cut cut : cuts.get().cuts()) {
            Area area = cut.area();
            boolean inside = x >= area.x() && y >= area.y() && x < area.x() + area.width();
            if (inside && y < area.y() + area.height()) {
                Set<Area> changed = new HashSet<>(leftOut.get());
                if (!changed.remove(area)) {
                    changed.add(area);
                }
                leftOut.set(changed);
                return;
            }
        }
    }

    /** The cuts to be made. */
    List<Cut> chosen() {
        return cuts.get().cuts().stream()
                .filter(cut -> !leftOut.get().contains(cut.area()))
                .toList();
    }

    /** Whether a cut is to be made, by its place in the list. */
    boolean takes(int index) {
        return !leftOut.get().contains(cuts.get().cuts().get(index).area());
    }
}
