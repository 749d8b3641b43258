package org.assetkiln.ui.captions;

import org.assetkiln.project.ReviewState;

/** Review states as they are called on the screen. */
final class StateNames {
    private StateNames() {}

    static String of(ReviewState state) {
        return switch (state) {
            case NONE -> "no caption";
            case DRAFT -> "draft";
            case EDITED -> "edited";
            case APPROVED -> "approved";
            case REJECTED -> "rejected";
        };
    }
}
