package org.assetkiln.run.captioning;

import java.util.List;
import java.util.Map;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;

/**
 * What is to be drafted.
 *
 * @param model absolute folder of the captioner
 * @param background how pictures come to the square that it looks at
 * @param images in the order wanted
 * @param recipes how images are prepared first, by their ids; those without one stay as they are
 */
public record DraftPlan(
        String model,
        CaptionSettings settings,
        Background background,
        List<DatasetImage> images,
        Map<String, Recipe> recipes) {
    /** Enough for every core to have some, few enough to begin again after a crash. */
    private static final int JOB = 32;

    public DraftPlan {
        images = List.copyOf(images);
        recipes = Map.copyOf(recipes);
    }

    /** Images as their files are. */
    public DraftPlan(String model, CaptionSettings settings, Background background, List<DatasetImage> images) {
        this(model, settings, background, images, Map.of());
    }

    /** How many images go into a job. */
    int jobSize() {
        return settings.batch() == CaptionSettings.FASTEST ? JOB : settings.batch();
    }

    /** A job for some of the images. */
    public CaptionJob job(String id, List<DatasetImage> some) {
        List<CaptionJob.Picture> pictures = some.stream()
                .map(image -> new CaptionJob.Picture(
                        image.id(), image.file().toAbsolutePath().toString(), recipes.get(image.id())))
                .toList();
        return new CaptionJob(id, model, settings, background, pictures);
    }
}
