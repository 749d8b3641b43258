package org.assetkiln.model.lora;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a LoRA file did to a model.
 *
 * @param file the file
 * @param strength factor on its effect
 * @param unet layers of the UNet that it changes
 * @param text layers of the text encoder that it changes
 * @param unknown names of the entries that belong to no layer of the model and were left out
 */
public record LoraReport(Path file, double strength, int unet, int text, List<String> unknown) {
    private static final int EXAMPLES = 2;

    public LoraReport {
        unknown = List.copyOf(unknown);
    }

    /** All of it, as a sentence for the user. */
    public String sentence() {
        String done = String.format(
                Locale.ROOT,
                "%s at strength %s changes %s.",
                file.getFileName(),
                strength == Math.rint(strength) ? Long.toString((long) strength) : Double.toString(strength),
                layers());
        return unknown.isEmpty() ? done : done + " " + leftOut();
    }

    private String layers() {
        if (text == 0) {
            return layers(unet) + " of the picture network";
        } else if (unet == 0) {
            return layers(text) + " of the text network";
        }
        return layers(unet) + " of the picture network and " + text + " of the text network";
    }

    private static String layers(int count) {
        return count == 1 ? "1 layer" : count + " layers";
    }

    private String leftOut() {
        String examples = String.join(", ", unknown.subList(0, Math.min(EXAMPLES, unknown.size())));
        return unknown.size() == 1
                ? "1 entry does not belong to this model and was left out: " + examples + "."
                : "%d entries do not belong to this model and were left out, such as %s."
                        .formatted(unknown.size(), examples);
    }
}
