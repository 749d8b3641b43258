package org.assetkiln.ui.models;

import org.assetkiln.project.models.ModelFacts;

/** How a download goes, in words. */
final class DownloadText {
    private static final double SECOND = 1e9;

    private DownloadText() {}

    /**
     * "1.2 GB of 4.3 GB · 12.0 MB a second · 5 minutes left".
     *
     * @param done bytes on disk
     * @param total bytes in all
     * @param fetched bytes since the start
     * @param nanos time since the start
     */
    static String running(long done, long total, long fetched, long nanos) {
        String text = ModelFacts.size(done) + " of " + ModelFacts.size(total);
        if (nanos < SECOND || fetched <= 0) {
            return text;
        }
        double perSecond = fetched / (nanos / SECOND);
        return text + " · %.1f MB a second · ".formatted(perSecond / 1e6) + left((total - done) / perSecond);
    }

    private static String left(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (seconds < 90) {
            return Math.round(seconds) + " seconds left";
        }
        return minutes < 120 ? minutes + " minutes left" : Math.round(minutes / 60.0) + " hours left";
    }
}
