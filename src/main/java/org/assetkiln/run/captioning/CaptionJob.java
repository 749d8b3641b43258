package org.assetkiln.run.captioning;

import java.util.List;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.run.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * Captions to be drafted.
 *
 * @param id unique among the jobs of a worker
 * @param model absolute folder of the captioner
 * @param background how pictures come to the square that it looks at
 * @param pictures which pictures, in the order in which they are begun
 */
public record CaptionJob(
        String id, String model, CaptionSettings settings, Background background, List<CaptionJob.Picture> pictures)
        implements Job {

    public CaptionJob {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture with the name under which its captions come back.
     *
     * @param image the image's id in its project
     * @param file absolute path
     * @param recipe how it is prepared first; null for the file as it is
     */
    public record Picture(String image, String file, @Nullable Recipe recipe) {}
}
