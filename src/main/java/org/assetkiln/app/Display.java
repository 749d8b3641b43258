package org.assetkiln.app;

import java.util.Locale;

/** Whether a window can be shown. */
final class Display {
    private Display() {}

    /** Windows and macOS always have a display; elsewhere an X server must be named. */
    static boolean available() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win") || system.contains("mac")) {
            return true;
        }
        String display = System.getenv("DISPLAY");
        boolean headless = "Headless".equals(System.getProperty("monocle.platform"));
        return headless || (display != null && !display.isBlank());
    }
}
