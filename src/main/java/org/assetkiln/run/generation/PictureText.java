package org.assetkiln.run.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/** The texts in a made picture's PNG: all that is needed to make it again, for this program and for others. */
public final class PictureText {
    /** Holds {@link GenerationSettings} as JSON, for this one picture. */
    public static final String KEY = "assetkiln";

    private static final String PARAMETERS = "parameters";

    private PictureText() {}

    /**
     * The texts for one picture of a job.
     *
     * @param index which of the job's pictures, 0 for the first
     */
    public static Map<String, String> of(GenerationSettings job, int index) {
        var one = new GenerationSettings(
                job.model(),
                job.loras(),
                job.prompt(),
                job.negativePrompt(),
                job.width(),
                job.height(),
                job.steps(),
                job.guidance(),
                job.sampler(),
                job.seed() + index,
                1);
        var texts = new LinkedHashMap<String, String>();
        texts.put(KEY, Json.line(one));
        texts.put(PARAMETERS, parameters(one));
        return texts;
    }

    /** The settings in a picture's texts; null when this program did not make it. */
    public static @Nullable GenerationSettings read(Map<String, String> texts) {
        String json = texts.get(KEY);
        if (json == null) {
            return null;
        }
        try {
            return Json.mapper().readValue(json, GenerationSettings.class);
        } catch (JsonProcessingException | RuntimeException e) {
            return null;
        }
    }

    /** The one text that most other programs for Stable Diffusion show. */
    private static String parameters(GenerationSettings s) {
        String negative = s.negativePrompt().isBlank() ? "" : "Negative prompt: " + s.negativePrompt() + "\n";
        return "%s\n%sSteps: %d, Sampler: %s, CFG scale: %s, Seed: %d, Size: %dx%d, Model: %s"
                .formatted(
                        s.prompt(),
                        negative,
                        s.steps(),
                        s.sampler(),
                        s.guidance(),
                        s.seed(),
                        s.width(),
                        s.height(),
                        Path.of(s.model()).getFileName());
    }
}
