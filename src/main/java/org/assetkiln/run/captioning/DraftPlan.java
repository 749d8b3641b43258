package org.assetkiln.run.captioning;

import java.util.List;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.project.DatasetImage;

/**
 * What is to be drafted.
 *
 * @param model absolute folder of the captioner
 * @param background how pictures come to the square that it looks at
 * @param images in the order wanted
 */
public record DraftPlan(String model, CaptionSettings settings, Background background, List<DatasetImage> images) {
    public DraftPlan {
        images = List.copyOf(images);
    }

    /** A job for some of the images. */
    public CaptionJob job(String id, List<DatasetImage> some) {
        List<CaptionJob.Picture> pictures = some.stream()
                .map(image -> new CaptionJob.Picture(
                        image.id(), image.file().toAbsolutePath().toString()))
                .toList();
        return new CaptionJob(id, model, settings, background, pictures);
    }
}
