package org.assetkiln.ui.dataset.export;

import java.util.List;
import java.util.Locale;
import org.assetkiln.project.DatasetImage;

/**
 * Images that something is done with.
 *
 * @param name for people, as in "selected"
 */
public record ImageScope(String name, List<DatasetImage> images) {
    public ImageScope {
        images = List.copyOf(images);
    }

    /** "The 3 selected images". */
    @Override
    public String toString() {
        if (images.size() == 1) {
            return "The " + name + " image";
        }
        return String.format(Locale.ROOT, "%s %d %s images", name.equals("all") ? "All" : "The", images.size(), name)
                .replace("all ", "");
    }
}
