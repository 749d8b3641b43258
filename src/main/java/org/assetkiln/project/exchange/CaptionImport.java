package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.exchange.ExchangeFormat.Source;

/**
 * What reading a file of captions would change in a project; {@link org.assetkiln.project.CaptionStore#edit} does it.
 *
 * @param edits captions that are new or different
 * @param same images whose caption and state are those of the file already
 * @param unknown images that the file names and the project does not have, as the file names them
 */
public record CaptionImport(List<CaptionEdit> edits, int same, List<String> unknown) {
    public CaptionImport {
        edits = List.copyOf(edits);
        unknown = List.copyOf(unknown);
    }

    /**
     * Reads a folder of text files, {@code metadata.jsonl}, {@code data.csv} or kohya's JSON. A caption without review
     * state keeps its own where the text is the same, and is a draft where it is not. An empty caption in the file takes
     * none away.
     *
     * @param images the project's
     * @param missingOnly whether only images without a caption get one
     * @throws IOException with one sentence that names the file, and the place in it that is wrong
     */
    public static CaptionImport read(Project project, List<DatasetImage> images, Path source, boolean missingOnly)
            throws IOException {
        Source file = ExchangeFormat.source(source.toAbsolutePath().normalize());
        Path folder = file.format() == ExchangeFormat.SIDECARS
                ? file.file()
                : Objects.requireNonNull(file.file().getParent());
        var matcher = new ImageMatcher(images, List.of(project.root(), project.images()), folder);
        Map<DatasetImage, CaptionEntry> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (CaptionEntry entry : file.format().files().read(file.file())) {
            DatasetImage image = matcher.find(entry.image());
            if (image == null) {
                unknown.add(entry.image());
            } else if (!entry.text().isBlank() || entry.review() != null) {
                found.put(image, entry);
            }
        }
        return plan(project.captions().readAll(images), found, unknown, missingOnly);
    }

    private static CaptionImport plan(
            Map<String, Caption> captions,
            Map<DatasetImage, CaptionEntry> found,
            List<String> unknown,
            boolean missingOnly) {
        List<CaptionEdit> edits = new ArrayList<>();
        found.forEach((image, entry) -> {
            Caption now = captions.getOrDefault(image.id(), Caption.NONE);
            boolean sameText = now.text().equals(entry.text());
            ReviewState kept = sameText ? now.state() : ReviewState.DRAFT;
            ReviewState state = entry.review() == null ? kept : entry.review();
            boolean wanted = !missingOnly || now.text().isBlank();
            if (wanted && !(sameText && state == now.state())) {
                edits.add(new CaptionEdit(image, entry.text(), state));
            }
        });
        return new CaptionImport(edits, found.size() - edits.size(), unknown);
    }
}
