package org.assetkiln.ui.captions;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.PictureLoader;

/** The pictures of the review: those that come next are decoded while one looks at this one. */
final class ReviewPictures {
    /** As much as a large screen shows; more would only fill the memory. */
    private static final int EDGE = 2048;
    /** The farthest first: the loader takes what was asked for last. */
    private static final List<Integer> AHEAD = List.of(3, -1, 2, 1);

    private final CaptionsModel model;

    ReviewPictures(CaptionsModel model) {
        this.model = model;
    }

    /** Hands over the picture, at once when it was decoded ahead, unless another image is current by then. */
    void show(DatasetImage image, Consumer<Image> onFx) {
        ahead(model.images().indexOf(image));
        load(image, picture -> {
            if (image.equals(model.current().get())) {
                onFx.accept(picture);
            }
        });
    }

    private void ahead(int index) {
        for (int by : AHEAD) {
            int neighbour = index + by;
            if (index >= 0 && neighbour >= 0 && neighbour < model.images().size()) {
                load(model.images().get(neighbour), picture -> {});
            }
        }
    }

    private void load(DatasetImage image, Consumer<Image> onFx) {
        if (image.usable()) {
            PictureLoader.Request unused = model.context().pictures().file(image.file(), EDGE, onFx);
        }
    }
}
