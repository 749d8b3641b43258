package org.assetkiln.ui.dataset;

import java.util.List;
import org.assetkiln.project.DatasetImage;

/**
 * What one place of the grid shows: an image, or all frames of an animation as a stack.
 *
 * @param image the one that is seen; of a stack its first frame
 * @param frames all frames of the animation in their order; empty for an image of its own
 * @param folded whether this card stands for all frames, not for one
 */
record Card(DatasetImage image, List<DatasetImage> frames, boolean folded) {
    static Card single(DatasetImage image) {
        return new Card(image, List.of(), false);
    }

    /** The images that it stands for. */
    List<DatasetImage> images() {
        return folded ? frames : List.of(image);
    }

    boolean stands(DatasetImage one) {
        return folded ? frames.contains(one) : image.equals(one);
    }

    /** Whether its frames are files, folded or not. */
    boolean framed() {
        return !frames.isEmpty();
    }

    /** As written below the picture. */
    String name() {
        return image.name();
    }
}
