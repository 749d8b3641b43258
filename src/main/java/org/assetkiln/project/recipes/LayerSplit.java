package org.assetkiln.project.recipes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.imaging.sheet.Area;
import org.assetkiln.imaging.sheet.Cut;
import org.assetkiln.imaging.sheet.CutNames;
import org.assetkiln.imaging.sheet.Pieces;
import org.assetkiln.imaging.sheet.SheetGrid;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;

/**
 * Writes the layers of a document as images of their own, of the document's size, into a folder of its name beside it: of an
 * animation every frame. Like a sheet the document is then left out of training. Slow: call it in the background.
 */
public final class LayerSplit {
    private final Project project;
    private final DatasetImage image;
    private final IntConsumer progress;
    private final BooleanSupplier cancelled;

    /**
     * @param progress hears how many pictures are done
     * @param cancelled asked between pictures; then what was written is taken away again
     */
    public LayerSplit(Project project, DatasetImage image, IntConsumer progress, BooleanSupplier cancelled) {
        this.project = project;
        this.image = image;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * @return what was changed, which can be taken back
     * @throws IOException with one sentence when the document has fewer than two layers or a file cannot be written
     */
    public SlicingStep write() throws IOException {
        project.requireWritable();
        PictureDocument document = Pictures.document(image.file());
        int layers = document.facts().layers().size();
        if (layers < 2) {
            throw new IOException(image.name() + " has no layers to split.");
        }
        List<Cut> cuts = cuts(document);
        List<String> names = new CutNames("{tag}_{frame}", stem()).of(cuts);
        List<Path> written = new ArrayList<>();
        Map<String, @Nullable String> slices = new LinkedHashMap<>();
        try {
            Path folder = Files.createDirectories(image.file().resolveSibling(stem()));
            for (int i = 0; i < cuts.size() && !cancelled.getAsBoolean(); i++) {
                BufferedImage picture = document.layer(i % layers, cuts.get(i).frame());
                if (visible(picture)) {
                    String name = document.facts().animated()
                            ? names.get(i)
                            : names.get(i).replaceAll("_1$", "");
                    Path file = Slicing.unused(folder, name);
                    Pictures.writePng(file, picture, Map.of());
                    written.add(file);
                    slices.put(id(file), Json.line(provenance(cuts.get(i))));
                }
                progress.accept(i + 1);
            }
        } catch (IOException e) {
            Slicing.deleteAll(written);
            throw e;
        }
        if (cancelled.getAsBoolean()) {
            Slicing.deleteAll(written);
            return SlicingStep.nothing(project);
        }
        var whole = new SliceSettings(
                SliceSettings.Method.GRID,
                SheetGrid.of(image.width(), image.height()),
                new Pieces(0, 16),
                null,
                "",
                true,
                false);
        return SlicingStep.of(project, image.id(), whole, slices, written, List.of());
    }

    /** Every layer of the first frame, then of the second; the layer's name is the tag. */
    private static List<Cut> cuts(PictureDocument document) {
        var area = new Area(0, 0, document.facts().width(), document.facts().height());
        List<Cut> cuts = new ArrayList<>();
        for (int frame = 0; frame < document.facts().frames(); frame++) {
            for (var layer : document.facts().layers()) {
                String name = layer.name().isBlank() ? "layer" : layer.name();
                cuts.add(new Cut(area, 0, 0, "", name, frame, null));
            }
        }
        return cuts;
    }

    private static boolean visible(BufferedImage picture) {
        return Arrays.stream(Pixels.of(picture).argb()).anyMatch(argb -> argb >>> 24 != 0);
    }

    private Provenance provenance(Cut cut) {
        return new Provenance(image.id(), cut.area(), cut.tag(), cut.frame());
    }

    private String id(Path file) {
        return project.root().relativize(file).toString().replace('\\', '/');
    }

    private String stem() {
        int dot = image.name().lastIndexOf('.');
        return dot > 0 ? image.name().substring(0, dot) : image.name();
    }
}
