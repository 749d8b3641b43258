package org.assetkiln.captioning.starter;

import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.config.BlipTextConfig;
import org.assetkiln.model.config.BlipVisionConfig;

/** The sizes of the bundled captioner: small enough to be trained on one core in an hour, of the same classes as any BLIP. */
final class CaptionerShape {
    static final int EDGE = 64;
    /** Most tokens of its vocabulary. */
    static final int VOCABULARY = 1600;
    /** Place of {@code [SEP]}, which ends a caption, in the vocabulary. */
    static final int END = 3;

    private static final int WIDTH = 192;
    private static final int HEADS = 6;

    private CaptionerShape() {}

    /** @param words number of tokens that are written; two follow, as in any BLIP, the first of which starts a caption */
    static BlipConfig of(int words) {
        var vision = new BlipVisionConfig(EDGE, 16, WIDTH, 4 * WIDTH, 5, HEADS, 1e-5);
        var text = new BlipTextConfig(words + 2, WIDTH, 4 * WIDTH, 3, HEADS, 128, 1e-12, words, END, 0, true);
        return new BlipConfig(vision, text);
    }
}
