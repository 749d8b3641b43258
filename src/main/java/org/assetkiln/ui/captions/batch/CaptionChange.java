package org.assetkiln.ui.captions.batch;

import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;

/**
 * One caption before and after.
 *
 * @param image whose
 * @param before as it is
 * @param after the new text
 */
record CaptionChange(DatasetImage image, Caption before, String after) {
    /**
     * What is written.
     *
     * @param keepApproved whether an approved caption stays approved; else it counts as edited
     */
    CaptionEdit edit(boolean keepApproved) {
        return new CaptionEdit(image, after, state(keepApproved));
    }

    private ReviewState state(boolean keepApproved) {
        if (after.isBlank()) {
            return ReviewState.NONE;
        }
        return keepApproved && before.state() == ReviewState.APPROVED ? ReviewState.APPROVED : ReviewState.EDITED;
    }
}
