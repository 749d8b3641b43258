package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.exchange.CaptionEntry;
import org.assetkiln.project.exchange.CaptionTables;

/**
 * Captions and review states from tables that came in together with their images, as exports have them. A text file beside an
 * image wins over a table: it is what people edit.
 */
final class ArrivedCaptions {
    private final Project project;

    /** By where they were, with and without ending. */
    private final Map<String, Path> images = new HashMap<>();

    private final Map<Path, CaptionEdit> edits = new HashMap<>();

    ArrivedCaptions(Project project) {
        this.project = project;
    }

    void image(Piece piece, Path target) {
        images.put(piece.origin(), target);
        images.putIfAbsent(piece.stem(), target);
    }

    /**
     * Takes what a table says about images that came in.
     *
     * @param file the table's content
     * @return whether it says something about any of them
     */
    boolean table(Piece piece, Path file) throws IOException {
        String folder = piece.origin()
                .substring(0, piece.origin().length() - piece.name().length());
        boolean any = false;
        for (CaptionEntry entry : CaptionTables.read(piece.name(), file)) {
            String name = entry.image().replace('\\', '/');
            Path target = images.get(folder + (name.startsWith("./") ? name.substring(2) : name));
            if (target != null) {
                any = true;
                take(target, entry, CaptionTables.onlyReviews(piece.name()));
            }
        }
        return any;
    }

    private void take(Path target, CaptionEntry entry, boolean onlyReview) {
        DatasetImage image = image(target);
        Caption now = project.captions().read(image);
        boolean none = now.text().isBlank();
        if (entry.text().isBlank() || none && onlyReview) {
            return;
        }
        ReviewState said = none || now.text().equals(entry.text()) ? entry.review() : null;
        ReviewState state = said != null ? said : none ? ReviewState.DRAFT : now.state();
        if (none || state != now.state()) {
            edits.put(target, new CaptionEdit(image, none ? entry.text() : now.text(), state));
        }
    }

    private DatasetImage image(Path file) {
        String id = project.root().relativize(file).toString().replace('\\', '/');
        return new DatasetImage(id, file, 0, 0, 0, 0, false, null);
    }

    /** @return the caption files of the images concerned, which may have been there before */
    List<Path> write() throws IOException {
        List<CaptionEdit> all = new ArrayList<>(edits.values());
        if (!all.isEmpty()) {
            project.captions().arrived(all);
        }
        return all.stream().map(edit -> edit.image().sidecar()).toList();
    }
}
