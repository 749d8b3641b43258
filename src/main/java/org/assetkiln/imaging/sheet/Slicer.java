package org.assetkiln.imaging.sheet;

import java.awt.image.BufferedImage;
import org.assetkiln.imaging.Pixels;

/** Cuts pieces out of sheets. */
public final class Slicer {
    private Slicer() {}

    /**
     * One piece as it was drawn: turned back and with its transparent border where an atlas had packed it.
     *
     * @param clear a backdrop whose colour becomes transparent; one of transparency changes nothing
     * @return of {@code TYPE_INT_ARGB}
     * @throws IndexOutOfBoundsException if the cut lies outside the sheet
     */
    public static BufferedImage piece(Pixels sheet, Cut cut, Backdrop clear) {
        Area area = cut.area();
        if (!area.within(sheet.width(), sheet.height())) {
            throw new IndexOutOfBoundsException("The cut " + area + " lies outside the sheet.");
        }
        Cut.Packing packing = cut.packing();
        boolean turned = packing != null && packing.turned();
        int width = packing == null ? area.width() : packing.width();
        int height = packing == null ? area.height() : packing.height();
        var piece = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                int argb = sheet.at(area.x() + x, area.y() + y);
                int u = (packing == null ? 0 : packing.x()) + (turned ? y : x);
                int v = (packing == null ? 0 : packing.y()) + (turned ? area.width() - 1 - x : y);
                piece.setRGB(u, v, clear.isColour() && clear.shows(argb) ? 0 : argb);
            }
        }
        return piece;
    }
}
