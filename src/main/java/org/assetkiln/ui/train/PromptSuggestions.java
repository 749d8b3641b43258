package org.assetkiln.ui.train;

import java.util.stream.Collectors;
import org.assetkiln.training.settings.CaptionedData;

/** Class prompt and sample prompts follow the instance prompt, or the first captions, until the user writes others. */
final class PromptSuggestions {
    private static final int CAPTIONS = 2;

    private PromptSuggestions() {}

    static void fromCaptions(CaptionedData data, TrainForm form) {
        form.samples.prompts.setStandard(data.images().stream()
                .map(image -> image.captions().get(0))
                .distinct()
                .limit(CAPTIONS)
                .collect(Collectors.joining("\n")));
    }

    static void fromPrompt(TrainForm form) {
        String prompt = form.instancePrompt.get();
        String classPrompt = IdentifierCheck.withoutIdentifier(prompt);
        form.classPrompt.setStandard(classPrompt);
        boolean both = !classPrompt.isEmpty() && !classPrompt.equals(prompt.strip());
        form.samples.prompts.setStandard(both ? prompt.strip() + "\n" + classPrompt : prompt.strip());
    }
}
