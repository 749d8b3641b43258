package org.assetkiln.ui.dataset;

import java.util.Locale;

/** Facts in words. */
final class Facts {
    private static final double KIB = 1024;

    private Facts() {}

    /** "640 bytes", "3.2 KiB", "1.5 MiB". */
    static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " bytes";
        }
        double kib = bytes / KIB;
        return kib < KIB
                ? String.format(Locale.ROOT, "%.1f KiB", kib)
                : String.format(Locale.ROOT, "%.1f MiB", kib / KIB);
    }

    /** "PNG" for {@code knight.png}. */
    static String format(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }
}
