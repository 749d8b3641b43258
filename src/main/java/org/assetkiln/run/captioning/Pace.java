package org.assetkiln.run.captioning;

/** How fast images are done while they are being done: starts anew after each pause, without the loading before the first. */
final class Pace {
    private long since;
    private int done = -1;

    void restart() {
        done = -1;
    }

    void oneDone() {
        if (++done == 0) {
            since = System.nanoTime();
        }
    }

    /** Seconds that so many images will take, NaN while unknown. */
    double seconds(int images) {
        return done < 1 ? Double.NaN : (System.nanoTime() - since) * 1e-9 / done * images;
    }
}
