package org.assetkiln.project;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The captions of a project. The sidecar {@code .txt} beside an image is the truth about its text; the project's
 * database adds the review state and remembers every caption ever written. Safe for use by several threads.
 */
public final class CaptionStore {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionStore.class);

    private final ReviewTable reviews;
    /** What each sidecar said when this program last read or wrote it; empty for no file. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    CaptionStore(ProjectDatabase database) {
        this.reviews = new ReviewTable(database);
    }

    /** The caption of one image; an unreadable sidecar counts as none. */
    public Caption read(DatasetImage image) {
        return caption(image, reviews.get(image.id()));
    }

    /** The captions of many images by their ids, in the given order. */
    public Map<String, Caption> readAll(List<DatasetImage> images) {
        Map<String, Review> all = reviews.all();
        Map<String, Caption> captions = new LinkedHashMap<>();
        for (DatasetImage image : images) {
            captions.put(image.id(), caption(image, all.get(image.id())));
        }
        return captions;
    }

    /**
     * Writes an image's caption and its review state; writing the same again changes nothing. An existing file keeps
     * its byte-order mark, line ends and final line end, and is not touched when its text is the same already. An empty
     * text empties an existing file and makes none.
     *
     * @throws CaptionChangedElsewhereException when another program has written the sidecar since this store last read
     *     it; {@link #read} takes notice of the new text, after which it can be written over
     * @throws IOException when the sidecar cannot be written; text and state are then as before
     */
    public synchronized void write(DatasetImage image, String text, ReviewState state) throws IOException {
        SidecarText old = SidecarText.read(image.sidecar());
        String present = old == null ? "" : old.text();
        String next = SidecarText.normal(text);
        String known = seen.get(image.id());
        if (known != null && !known.equals(present) && !next.equals(present)) {
            throw new CaptionChangedElsewhereException(image, present);
        }
        if (!next.equals(present)) {
            SidecarText.write(image.sidecar(), next, old);
        }
        seen.put(image.id(), next);
        reviews.put(image.id(), present, new Review(next, state));
    }

    /** Every caption that was written for an image, oldest first; the first is what was there before any edit. */
    public List<CaptionVersion> history(DatasetImage image) {
        return reviews.history(image.id());
    }

    private Caption caption(DatasetImage image, @Nullable Review review) {
        SidecarText sidecar = null;
        try {
            sidecar = SidecarText.read(image.sidecar());
        } catch (IOException e) {
            LOG.warn("The caption file {} cannot be read.", image.sidecar(), e);
        }
        String text = sidecar == null ? "" : sidecar.text();
        seen.put(image.id(), text);
        return new Caption(text, state(text, sidecar != null, review), sidecar != null);
    }

    private static ReviewState state(String text, boolean exists, @Nullable Review review) {
        boolean nothing = text.isEmpty();
        if (review == null) {
            return exists && !nothing ? ReviewState.DRAFT : ReviewState.NONE;
        }
        if (review.text().equals(text)) {
            return nothing && !review.state().reviewed() ? ReviewState.NONE : review.state();
        }
        // Changed by another program since: what was approved is not what is there now.
        return nothing ? ReviewState.NONE : ReviewState.EDITED;
    }

    /** The state of a caption and the text that it was given to. */
    record Review(String text, ReviewState state) {}
}
