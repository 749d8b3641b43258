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
        GenerationSettings one = job.only(index);
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

    /** The one text that most other programs for Stable Diffusion show, in the words of A1111. */
    private static String parameters(GenerationSettings s) {
        String negative = s.negativePrompt().isBlank() ? "" : "Negative prompt: " + s.negativePrompt() + "\n";
        return "%s\n%sSteps: %d, Sampler: %s, CFG scale: %s, Seed: %d, Size: %dx%d, Model: %s%s"
                .formatted(
                        s.prompt(),
                        negative,
                        s.steps(),
                        s.sampler().title(),
                        s.guidance(),
                        s.seed(),
                        s.width(),
                        s.height(),
                        Path.of(s.model()).getFileName(),
                        more(s));
    }

    private static String more(GenerationSettings s) {
        var more = new StringBuilder();
        if (s.extras().clipSkip() > 0) {
            // Others count the last layer as 1.
            more.append(", Clip skip: ").append(s.extras().clipSkip() + 1);
        }
        if (s.extras().seamless()) {
            more.append(", Tiling: True");
        }
        if (s.start() != null) {
            more.append(", Denoising strength: ").append(s.start().strength());
        }
        return more.toString();
    }
}
