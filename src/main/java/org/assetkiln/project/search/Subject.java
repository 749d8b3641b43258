package org.assetkiln.project.search;

import java.util.List;
import java.util.Locale;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.wording.Slip;

/**
 * An image as a search looks at it.
 *
 * @param image the image
 * @param caption its caption
 * @param knowledge what is worked out only when a search asks for it
 */
public record Subject(DatasetImage image, Caption caption, Knowledge knowledge) {
    /** What costs time to find out about a caption. */
    public interface Knowledge {
        /** Nothing is known. */
        Knowledge NONE = new Knowledge() {
            @Override
            public int tokens(String text) {
                return 0;
            }

            @Override
            public List<Slip> slips(DatasetImage image, Caption caption) {
                return List.of();
            }
        };

        /** How many tokens the model reads for it; 0 while that cannot be known. */
        int tokens(String text);

        /** What is probably wrong with an image's caption. */
        List<Slip> slips(DatasetImage image, Caption caption);
    }

    boolean captionHas(String lowerCase) {
        return caption.text().toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    boolean idHas(String lowerCase) {
        return image.id().toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
