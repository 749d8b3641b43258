package org.assetkiln.captioning.starter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assetkiln.captioning.Captioner;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.tensor.ComputeDevice;

/** Lets a finished captioner caption what it has never seen, as its users do, and counts what is right. */
final class Examination {
    private Examination() {}

    /**
     * @param ground colour under the pictures, {@code #rrggbb}
     * @param told receives each caption beside the true one
     */
    static Score of(Path captioner, List<Example> examples, String ground, Search search, Consumer<String> told)
            throws IOException {
        CaptionSettings settings = CaptionSettings.defaults().withSearch(search, 1);
        var background = new Background(ground, true);
        Score score = Score.NONE;
        try (Captioner open = Captioner.open(captioner, ComputeDevice.CPU)) {
            for (Example example : examples) {
                BufferedImage image = example.layer().image();
                String caption = open.caption(List.of(image), background, settings)
                        .get(0)
                        .get(0)
                        .text();
                told.accept(example.caption() + " | " + caption);
                score = score.plus(example, caption);
            }
        }
        return score;
    }
}
