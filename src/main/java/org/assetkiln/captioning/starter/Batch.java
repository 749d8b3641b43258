package org.assetkiln.captioning.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.model.blip.Blip;

/**
 * Pictures and captions as the network takes them. B pictures, S edge, T tokens of the longest caption.
 *
 * @param pixels (B, 3, S, S), normalised
 * @param ids (B, T), padded with 0
 * @param labels (B, T), {@link Blip#IGNORED} on padding and start text
 */
record Batch(NDArray pixels, NDArray ids, NDArray labels) {
    /**
     * A caption in numbers.
     *
     * @param ids from the start token to the end token
     * @param given how many tokens, with the start token, are given and not to be learned
     */
    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    record Line(long[] ids, int given) {}

    static Batch of(NDManager scope, float[] pixels, int edge, List<Line> lines) {
        int longest = lines.stream().mapToInt(line -> line.ids.length).max().orElseThrow();
        long[] ids = new long[lines.size() * longest];
        long[] labels = new long[ids.length];
        Arrays.fill(labels, Blip.IGNORED);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            System.arraycopy(line.ids, 0, ids, i * longest, line.ids.length);
            System.arraycopy(
                    line.ids, line.given, labels, i * longest + line.given, line.ids.length - line.given);
        }
        var text = new Shape(lines.size(), longest);
        return new Batch(
                scope.create(pixels, new Shape(lines.size(), 3, edge, edge)),
                scope.create(ids, text),
                scope.create(labels, text));
    }
}
