package org.assetkiln.captioning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.model.blip.Blip;

/**
 * Captions of a batch as the network takes them. B captions, T tokens of the longest.
 *
 * @param ids (B, T), 64-bit, padded
 * @param labels (B, T), 64-bit, {@link Blip#IGNORED} on padding and on what is given
 */
public record CaptionBatch(NDArray ids, NDArray labels) {
    /** @param padding token that fills up shorter captions */
    public static CaptionBatch of(NDManager scope, List<CaptionLine> lines, int padding) {
        int longest = lines.stream().mapToInt(line -> line.ids().length).max().orElseThrow();
        long[] ids = new long[lines.size() * longest];
        long[] labels = new long[ids.length];
        Arrays.fill(ids, padding);
        Arrays.fill(labels, Blip.IGNORED);
        for (int i = 0; i < lines.size(); i++) {
            long[] line = lines.get(i).ids();
            int given = lines.get(i).given();
            System.arraycopy(line, 0, ids, i * longest, line.length);
            System.arraycopy(line, given, labels, i * longest + given, line.length - given);
        }
        var shape = new Shape(lines.size(), longest);
        return new CaptionBatch(scope.create(ids, shape), scope.create(labels, shape));
    }
}
