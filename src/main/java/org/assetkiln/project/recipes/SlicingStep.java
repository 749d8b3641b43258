package org.assetkiln.project.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.files.Json;
import org.assetkiln.project.Project;
import org.assetkiln.project.Records;
import org.jspecify.annotations.Nullable;

/** What slicing a sheet has changed; it can be taken back and done again. Slow: call it in the background. */
public final class SlicingStep {
    private final Project project;
    private final List<Path> made;
    private final List<Path> gone;
    private final Path parked;
    private Map<String, @Nullable String> otherSheets;
    private Map<String, @Nullable String> otherSlices;

    private SlicingStep(
            Project project,
            List<Path> made,
            List<Path> gone,
            Map<String, @Nullable String> sheets,
            Map<String, @Nullable String> slices) {
        this.project = project;
        this.made = List.copyOf(made);
        this.gone = List.copyOf(gone);
        this.parked = project.hidden().resolve("trash").resolve("slices-" + System.nanoTime());
        this.otherSheets = sheets;
        this.otherSlices = slices;
    }

    static SlicingStep nothing(Project project) {
        return new SlicingStep(project, List.of(), List.of(), Map.of(), Map.of());
    }

    /** Removes what is no longer cut and keeps where the rest comes from. */
    static SlicingStep of(
            Project project,
            String sheet,
            SliceSettings settings,
            Map<String, @Nullable String> slices,
            List<Path> made,
            List<Path> gone)
            throws IOException {
        Map<String, @Nullable String> sheets = Map.of(sheet, Json.line(settings));
        var step = new SlicingStep(project, made, gone, sheets, slices);
        step.park(gone);
        step.exchangeRecords();
        return step;
    }

    /** The new files. */
    public List<Path> made() {
        return made;
    }

    /** How many earlier slices are no longer cut. */
    public int removed() {
        return gone.size();
    }

    /** Slices that are new go to the trash with the captions they have got, and those that went come back. */
    public void undo() throws IOException {
        park(made);
        bringBack(gone);
        exchangeRecords();
    }

    /** The reverse of {@link #undo}. */
    public void redo() throws IOException {
        park(gone);
        bringBack(made);
        exchangeRecords();
    }

    private void exchangeRecords() throws IOException {
        otherSheets = exchange(Sheets.SHEET, otherSheets);
        otherSlices = exchange(Sheets.SLICE, otherSlices);
    }

    /** Keeps texts and answers what was kept under the same names before. */
    private Map<String, @Nullable String> exchange(String kind, Map<String, @Nullable String> next) throws IOException {
        Records records = project.records();
        Map<String, String> all = records.all(kind);
        Map<String, @Nullable String> before = new HashMap<>();
        next.keySet().forEach(name -> before.put(name, all.get(name)));
        records.put(kind, next);
        return before;
    }

    private void park(Collection<Path> files) throws IOException {
        for (Path file : files) {
            move(file, parking(file));
            move(caption(file), parking(caption(file)));
        }
    }

    private void bringBack(Collection<Path> files) throws IOException {
        for (Path file : files) {
            move(parking(file), file);
            move(parking(caption(file)), caption(file));
        }
    }

    private Path parking(Path file) {
        return parked.resolve(project.root().relativize(file));
    }

    private static Path caption(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
    }

    /** What is not there was removed by hand; what is there already is never overwritten. */
    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from) && !Files.exists(to)) {
            Files.createDirectories(to.getParent());
            Files.move(from, to);
        }
    }
}
