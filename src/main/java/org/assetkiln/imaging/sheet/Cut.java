package org.assetkiln.imaging.sheet;

import org.jspecify.annotations.Nullable;

/**
 * One piece to be cut out of a sheet.
 *
 * @param area where it lies on the sheet
 * @param row counted from 0, of a grid, or of pieces in reading order; 0 for an atlas
 * @param column counted from 0 within the row
 * @param name what an atlas calls it, without extension; empty if there is none
 * @param tag the animation that it belongs to; empty for none
 * @param frame counted from 0 within its animation, or within the sheet
 * @param packing how an atlas has packed it; null when the area is the whole piece as it is
 */
public record Cut(Area area, int row, int column, String name, String tag, int frame, @Nullable Packing packing) {
    /**
     * How to unpack a piece.
     *
     * @param turned whether it lies turned by 90° clockwise on the sheet
     * @param width of the piece before its transparent border was trimmed, in pixels
     * @param height likewise
     * @param x where the trimmed piece lies within it
     * @param y likewise
     */
    public record Packing(boolean turned, int width, int height, int x, int y) {}

    static Cut at(Area area, int row, int column, int index) {
        return new Cut(area, row, column, "", "", index, null);
    }
}
