package org.assetkiln.run.captioning;

import java.io.IOException;
import java.util.List;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.project.DatasetImage;

/** Keeps what a {@link DraftRun} brings. Called on threads of the run, one call at a time. */
public interface DraftKeeper {
    /** Whether a draft of this image is still wanted; asked just before the captioner is given it. */
    boolean wants(DatasetImage image);

    /**
     * Keeps the captions of an image.
     *
     * @param candidates the best first, at least one
     * @throws IOException with one sentence when nothing can be kept any more; ends the run
     */
    void keep(DatasetImage image, List<CaptionCandidate> candidates) throws IOException;

    /** @param problem what is wrong with the image and what to do, one sentence */
    void unreadable(DatasetImage image, String problem);

    /** @param problem why an image that may be sound has no draft, one sentence */
    void leftOut(DatasetImage image, String problem);
}
