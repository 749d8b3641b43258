package org.assetkiln.ui.captions;

import java.util.List;
import java.util.function.Function;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;

/**
 * How far the review is.
 *
 * @param reviewed images approved or rejected
 * @param total all images
 */
record ReviewCount(int reviewed, int total) {
    static ReviewCount of(List<DatasetImage> images, Function<DatasetImage, Caption> captions) {
        int reviewed = 0;
        for (DatasetImage image : images) {
            reviewed += captions.apply(image).state().reviewed() ? 1 : 0;
        }
        return new ReviewCount(reviewed, images.size());
    }

    double fraction() {
        return total == 0 ? 0 : (double) reviewed / total;
    }

    @Override
    public String toString() {
        return reviewed + " of " + total + " reviewed";
    }
}
