package org.assetkiln.ui.runs;

import java.util.Locale;

/** Amounts as people say them. */
public final class Words {
    private Words() {}

    /** "1 step", "200 steps", "1,500 steps". */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? one : many);
    }

    /** "under a minute", "about 4 minutes", "about 2 h 10 min". */
    public static String time(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (seconds < 50) {
            return "under a minute";
        }
        if (minutes < 60) {
            return "about " + count(Math.max(1, minutes), "minute", "minutes");
        }
        return "about %d h %02d min".formatted(minutes / 60, minutes % 60);
    }

    /** "40 s", "4 min", "2 h 10 min". */
    public static String shortTime(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (seconds < 60) {
            return Math.round(seconds) + " s";
        }
        return minutes < 60 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, minutes % 60);
    }

    /** "850 kB", "12 MB", "3.4 GB". */
    public static String size(long bytes) {
        if (bytes < 1_000_000) {
            return Math.max(1, bytes / 1000) + " kB";
        }
        if (bytes < 1_000_000_000) {
            double megabytes = bytes / 1e6;
            return megabytes < 10 ? String.format(Locale.ENGLISH, "%.1f MB", megabytes) : Math.round(megabytes) + " MB";
        }
        return String.format(Locale.ENGLISH, "%.1f GB", bytes / 1e9);
    }
}
