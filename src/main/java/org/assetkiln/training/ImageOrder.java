package org.assetkiln.training;

import java.util.SplittableRandom;

/** Which image comes when: every epoch visits each once, in an order of its own. */
final class ImageOrder {
    private final int count;
    private final Seeds seeds;
    private final long salt;

    /**
     * @param count number of images, at least 1
     * @param salt tells orders of the same run apart
     */
    ImageOrder(int count, Seeds seeds, long salt) {
        this.count = count;
        this.seeds = seeds;
        this.salt = salt;
    }

    /** Index of the image at a position counted from the start of the run. */
    int at(long position) {
        return epoch(position / count)[(int) (position % count)];
    }

    /** The order of all images in one epoch. */
    int[] epoch(long epoch) {
        var random = new SplittableRandom(seeds.of(Seeds.Use.ORDER, epoch, salt));
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
