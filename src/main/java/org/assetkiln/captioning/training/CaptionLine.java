package org.assetkiln.captioning.training;

import org.assetkiln.model.config.BlipTextConfig;
import org.assetkiln.model.token.WordPieceTokenizer;

/**
 * A caption in numbers.
 *
 * @param ids from the start token to the end token
 * @param given how many tokens from the first are given and not to be learned, the start token among them
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
public record CaptionLine(long[] ids, int given) {
    /**
     * @param startText words that the captioner is given; may be empty
     * @param caption what it is to say next; cut where the model's positions end
     */
    public static CaptionLine of(
            WordPieceTokenizer tokenizer, BlipTextConfig config, String startText, String caption) {
        int[] start = startText.isEmpty() ? new int[0] : tokenizer.encode(startText);
        int[] words = tokenizer.encode(caption);
        int length = Math.min(words.length, config.positions() - start.length - 2);
        long[] ids = new long[start.length + length + 2];
        ids[0] = config.start();
        for (int i = 0; i < start.length; i++) {
            ids[i + 1] = start[i];
        }
        for (int i = 0; i < length; i++) {
            ids[start.length + 1 + i] = words[i];
        }
        ids[ids.length - 1] = config.end();
        return new CaptionLine(ids, start.length + 1);
    }
}
