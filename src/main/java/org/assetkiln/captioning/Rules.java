package org.assetkiln.captioning;

import java.util.Arrays;
import org.assetkiln.captioning.settings.CaptionSettings;

/**
 * What changes the scores of the next token, in the order of transformers' {@code generate}: repetition penalty (Keskar et al.
 * 2019, arXiv 1909.05858), no sequence of words twice, no end before the least length.
 */
final class Rules {
    private final CaptionSettings settings;
    private final int end;

    /** @param end the token that ends a caption */
    Rules(CaptionSettings settings, int end) {
        this.settings = settings;
        this.end = end;
    }

    /**
     * Applies all, in place.
     *
     * @param scores logits or logarithms of probabilities, one for each token of the vocabulary
     * @param text the tokens so far, start text included
     * @param written how many of them are new
     */
    void apply(float[] scores, Tokens text, int written) {
        if (settings.repetitionPenalty() != 1) {
            penalise(scores, text.toArray());
        }
        if (settings.noRepeatNgram() > 0) {
            ban(scores, text.toArray(), settings.noRepeatNgram());
        }
        if (written < settings.minNewTokens()) {
            scores[end] = Float.NEGATIVE_INFINITY;
        }
    }

    private void penalise(float[] scores, int[] text) {
        float penalty = (float) settings.repetitionPenalty();
        for (int token : Arrays.stream(text).distinct().toArray()) {
            scores[token] = scores[token] < 0 ? scores[token] * penalty : scores[token] / penalty;
        }
    }

    /** Rules out whatever followed the last n - 1 tokens before. */
    private static void ban(float[] scores, int[] text, int n) {
        int last = text.length - n + 1;
        for (int begin = 0; begin < last; begin++) {
            if (Arrays.equals(text, begin, begin + n - 1, text, last, text.length)) {
                scores[text[begin + n - 1]] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
