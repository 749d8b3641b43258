package org.assetkiln.imaging.sheet;

import org.assetkiln.imaging.Pixels;

/**
 * What lies between the pieces of a sheet.
 *
 * @param colour 0xRRGGBB that stands for nothing, as old sheets have magenta; -1 when transparency does
 */
public record Backdrop(int colour) {
    /** Fainter pixels count as nothing. */
    private static final int LEAST_ALPHA = 8;

    /** Transparency if the picture has any, else the colour that most of its corners have. */
    public static Backdrop of(Pixels sheet) {
        for (int argb : sheet.argb()) {
            if (argb >>> 24 < LEAST_ALPHA) {
                return new Backdrop(-1);
            }
        }
        int right = sheet.width() - 1;
        int bottom = sheet.height() - 1;
        int[] corners = {sheet.at(0, 0), sheet.at(right, 0), sheet.at(0, bottom), sheet.at(right, bottom)};
        for (int i = 0; i < 2; i++) {
            int same = 0;
            for (int corner : corners) {
                same += corner == corners[i] ? 1 : 0;
            }
            if (same >= 3) {
                return new Backdrop(corners[i] & 0xffffff);
            }
        }
        return new Backdrop(-1);
    }

    public boolean isColour() {
        return colour >= 0;
    }

    public boolean shows(int argb) {
        return argb >>> 24 < LEAST_ALPHA || (argb & 0xffffff) == colour;
    }

    /** Whether nothing but it is within an area. */
    public boolean fills(Pixels sheet, Area area) {
        for (int y = area.y(); y < area.y() + area.height(); y++) {
            for (int x = area.x(); x < area.x() + area.width(); x++) {
                if (!shows(sheet.at(x, y))) {
                    return false;
                }
            }
        }
        return true;
    }
}
