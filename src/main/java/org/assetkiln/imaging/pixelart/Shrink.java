package org.assetkiln.imaging.pixelart;

import java.util.Arrays;
import org.assetkiln.imaging.Pixels;

/** Brings enlarged pixel art back to its native size. */
public final class Shrink {
    private Shrink() {}

    /**
     * One pixel for each native one: the median of every channel over the middle of its square, which undoes an exact
     * enlargement exactly and leaves out the smeared borders of a JPEG.
     */
    public static Pixels to(NativeScale scale, Pixels picture) {
        if (!scale.enlarged()) {
            return picture;
        }
        Grid columns = scale.columns(picture.width());
        Grid rows = scale.rows(picture.height());
        int[] small = new int[columns.count() * rows.count()];
        for (int y = 0; y < rows.count(); y++) {
            for (int x = 0; x < columns.count(); x++) {
                small[y * columns.count() + x] = median(picture, middle(columns, x), middle(rows, y));
            }
        }
        return new Pixels(columns.count(), rows.count(), small);
    }

    /** First and behind the last place of the inner half of a native pixel. */
    private static int[] middle(Grid grid, int index) {
        int from = grid.starts()[index];
        int to = grid.end(index);
        int rim = (to - from) / 4;
        return new int[] {from + rim, to - rim};
    }

    private static int median(Pixels picture, int[] across, int[] down) {
        int wide = across[1] - across[0];
        int[] values = new int[wide * (down[1] - down[0])];
        int colour = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            for (int i = 0; i < values.length; i++) {
                values[i] = picture.at(across[0] + i % wide, down[0] + i / wide) >>> shift & 0xff;
            }
            Arrays.sort(values);
            colour |= values[values.length / 2] << shift;
        }
        return colour;
    }
}
