package org.assetkiln.ui.captions.draft;

import org.assetkiln.run.captioning.DraftProgress;

/** How far drafting is, in words. */
final class Remaining {
    private static final double MINUTE = 60;

    private Remaining() {}

    static String words(DraftProgress now) {
        String count = now.done() + " of " + now.total();
        return switch (now.state()) {
            case RUNNING -> now.done() == 0 ? "Loading the captioner" : count + left(now.secondsLeft());
            case PAUSED -> "Paused, " + count;
            case FAILED -> now.message();
            case CANCELLED -> "Cancelled, " + count;
            case DONE -> count;
        };
    }

    private static String left(double seconds) {
        if (Double.isNaN(seconds)) {
            return "";
        }
        if (seconds < MINUTE) {
            return ", less than a minute left";
        }
        long minutes = Math.round(seconds / MINUTE);
        if (minutes < 60) {
            return ", about " + minutes + (minutes == 1 ? " minute left" : " minutes left");
        }
        return ", about %.1f hours left".formatted(minutes / 60.0);
    }
}
