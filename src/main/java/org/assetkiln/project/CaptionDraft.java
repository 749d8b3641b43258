package org.assetkiln.project;

import java.time.Instant;
import java.util.List;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;

/**
 * What a captioner wrote for an image.
 *
 * @param model the captioner's name
 * @param settings how it searched for words
 * @param candidates at least one, the best first
 * @param made when
 */
public record CaptionDraft(String model, CaptionSettings settings, List<CaptionCandidate> candidates, Instant made) {
    public CaptionDraft {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("A draft needs at least one caption.");
        }
    }

    /** The best candidate's text. */
    public String text() {
        return candidates.get(0).text();
    }
}
