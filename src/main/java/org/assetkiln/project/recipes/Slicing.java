package org.assetkiln.project.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.sheet.Area;
import org.assetkiln.imaging.sheet.Backdrop;
import org.assetkiln.imaging.sheet.Cut;
import org.assetkiln.imaging.sheet.CutNames;
import org.assetkiln.imaging.sheet.Slicer;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;

/**
 * Writes the slices of a sheet as PNG files into a folder of the sheet's name beside it. Sliced again, slices of the same
 * area keep their file and so their caption, and those that are no longer cut go to the trash. Slow: call it in the background.
 */
public final class Slicing {
    private final Project project;
    private final DatasetImage sheet;
    private final SliceSettings settings;
    private final IntConsumer progress;
    private final BooleanSupplier cancelled;

    /**
     * @param settings how the cuts came about
     * @param progress hears how many cuts are done
     * @param cancelled asked between cuts; then what was written is taken away again
     */
    public Slicing(
            Project project,
            DatasetImage sheet,
            SliceSettings settings,
            IntConsumer progress,
            BooleanSupplier cancelled) {
        this.project = project;
        this.sheet = sheet;
        this.settings = settings;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * @param pixels of the sheet
     * @param cuts within it
     * @return what was changed, which can be taken back
     * @throws IOException with one sentence when a slice cannot be written; then nothing is changed
     */
    public SlicingStep write(Pixels pixels, List<Cut> cuts) throws IOException {
        project.requireWritable();
        Sheets before = Sheets.read(project.records());
        Map<Area, String> kept = earlier(before);
        SliceSettings was = before.sheets().get(sheet.id());
        boolean alike = was != null && was.clear() == settings.clear();
        Map<String, @Nullable String> slices = new LinkedHashMap<>();
        List<Path> written = new ArrayList<>();
        Backdrop clear = settings.clear() ? Backdrop.of(pixels) : new Backdrop(-1);
        List<String> names = new CutNames(pattern(cuts), stem()).of(cuts);
        try {
            Path folder = Files.createDirectories(folder());
            for (int i = 0; i < cuts.size() && !cancelled.getAsBoolean(); i++) {
                Cut cut = cuts.get(i);
                String id = alike ? kept.remove(cut.area()) : null;
                if (id == null) {
                    Path file = unused(folder, names.get(i));
                    Pictures.writePng(file, Slicer.piece(pixels, cut, clear), Map.of());
                    written.add(file);
                    id = project.root().relativize(file).toString().replace('\\', '/');
                }
                slices.put(id, Json.line(new Provenance(sheet.id(), cut.area(), cut.tag(), cut.frame())));
                progress.accept(i + 1);
            }
        } catch (IOException e) {
            deleteAll(written);
            throw e;
        }
        if (cancelled.getAsBoolean()) {
            deleteAll(written);
            return SlicingStep.nothing(project);
        }
        kept.values().forEach(id -> slices.put(id, null));
        List<Path> gone = kept.values().stream().map(project.root()::resolve).toList();
        return SlicingStep.of(project, sheet.id(), settings, slices, written, gone);
    }

    /** Slices of earlier whose files are still there. */
    private Map<Area, String> earlier(Sheets before) {
        Map<Area, String> earlier = new HashMap<>();
        before.slices().forEach((id, slice) -> {
            if (slice.sheet().equals(sheet.id()) && Files.exists(project.root().resolve(id))) {
                earlier.put(slice.area(), id);
            }
        });
        return earlier;
    }

    private String pattern(List<Cut> cuts) {
        return settings.pattern().isBlank() ? CutNames.usual(cuts) : settings.pattern();
    }

    private String stem() {
        String name = sheet.name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private Path folder() {
        return sheet.file().resolveSibling(stem());
    }

    static Path unused(Path folder, String name) {
        Path file = folder.resolve(name + ".png");
        for (int i = 2; Files.exists(file) || Files.exists(folder.resolve(stemOf(file) + ".txt")); i++) {
            file = folder.resolve(name + "-" + i + ".png");
        }
        return file;
    }

    private static String stemOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".png".length());
    }

    static void deleteAll(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
