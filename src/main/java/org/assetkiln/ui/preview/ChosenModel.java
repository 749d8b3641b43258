package org.assetkiln.ui.preview;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.lora.LoraFit;

/**
 * What Preview needs to know of the model that draws, read from its configuration and headers.
 *
 * @param pixels edge of the pictures that it was made for; 0 when it cannot be read
 * @param predictionKnown whether it is known what it predicts
 * @param fits how LoRA files fit it; those are missing that cannot be told
 */
record ChosenModel(int pixels, boolean predictionKnown, Map<Path, LoraFit> fits) {
    /** Nothing is known yet. */
    static final ChosenModel UNKNOWN = new ChosenModel(0, true, Map.of());

    /** Reads a model's folder or file, and the headers of LoRA files; not on the FX thread. */
    static ChosenModel of(String model, List<Path> loras) {
        try {
            ModelFiles files = ModelFiles.open(Path.of(model));
            Map<Path, LoraFit> fits = new HashMap<>();
            for (Path lora : loras) {
                fits.put(lora, fit(lora, files));
            }
            return new ChosenModel(files.pixels(), files.predictionKnown(), fits);
        } catch (IOException | InvalidPathException e) {
            return UNKNOWN;
        }
    }

    private static LoraFit fit(Path lora, ModelFiles model) {
        try {
            return LoraFit.of(lora, model);
        } catch (IOException e) {
            return LoraFit.none(String.valueOf(e.getMessage()));
        }
    }
}
