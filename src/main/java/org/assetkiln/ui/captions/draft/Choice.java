package org.assetkiln.ui.captions.draft;

import java.util.List;
import java.util.Map;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.ReviewState;

/** Which images would get a draft, as far as the screen knows; the store has the last word when their turn comes. */
record Choice(Map<String, Caption> captions, Map<String, CaptionDraft> drafts) {
    List<DatasetImage> of(List<DatasetImage> images, DraftScope scope) {
        return images.stream()
                .filter(image -> image.usable() && takes(image, scope))
                .toList();
    }

    private boolean takes(DatasetImage image, DraftScope scope) {
        if (scope == DraftScope.EVERY_IMAGE) {
            return true;
        }
        Caption caption = captions.getOrDefault(image.id(), Caption.NONE);
        if (caption.text().isBlank()) {
            return !caption.state().reviewed();
        }
        CaptionDraft draft = drafts.get(image.id());
        return scope == DraftScope.UNTOUCHED_DRAFTS
                && caption.state() == ReviewState.DRAFT
                && draft != null
                && draft.candidates().stream().anyMatch(c -> c.text().equals(caption.text()));
    }
}
