package org.assetkiln.run.captioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionSettings;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.run.job.Job;

/**
 * A captioner that is to learn.
 *
 * @param id unique among the jobs of a worker
 * @param captioner absolute folder of the captioner to begin with; it stays as it is
 * @param corrections approved captions with their pictures
 * @param result absolute folder for the new captioner, which must not exist; it is made only if the new one is better
 */
public record LearningJob(
        String id, String captioner, List<Correction> corrections, CorrectionSettings settings, String result)
        implements Job {
    /** With fewer corrections the held-out ones tell nothing. */
    public static final int FEWEST = 20;

    private static final long SMALL_BYTES = 100 << 20;

    public LearningJob {
        corrections = List.copyOf(corrections);
    }

    /**
     * A job with the settings that suit the captioner's size.
     *
     * @throws IOException when the captioner's weights cannot be looked at
     */
    public static LearningJob of(
            Path captioner,
            List<Correction> corrections,
            CorrectionSettings.Scope scope,
            Background background,
            Path result)
            throws IOException {
        boolean small = Files.size(captioner.resolve("model.safetensors")) < SMALL_BYTES;
        CorrectionSettings usual = small ? CorrectionSettings.small() : CorrectionSettings.large();
        var settings = new CorrectionSettings(
                scope,
                usual.learningRate(),
                usual.labelSmoothing(),
                usual.epochs(),
                usual.heldOutShare(),
                usual.batch(),
                usual.seed(),
                background);
        return new LearningJob(
                UUID.randomUUID().toString(), captioner.toString(), corrections, settings, result.toString());
    }

    /** The approved captions of images, which are there by the images' ids. */
    public static List<Correction> corrections(
            List<DatasetImage> images, Map<String, Caption> captions, Recipes recipes) {
        return images.stream()
                .filter(DatasetImage::usable)
                .filter(image -> approved(of(image, captions)))
                .map(image -> new Correction(
                        image.file().toAbsolutePath(), of(image, captions).text(), recipes.of(image.id())))
                .toList();
    }

    private static Caption of(DatasetImage image, Map<String, Caption> captions) {
        return captions.getOrDefault(image.id(), Caption.NONE);
    }

    private static boolean approved(Caption caption) {
        return caption.state() == ReviewState.APPROVED && !caption.text().isBlank();
    }
}
