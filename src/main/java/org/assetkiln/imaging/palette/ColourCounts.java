package org.assetkiln.imaging.palette;

import java.util.List;
import org.assetkiln.imaging.Pixels;

/**
 * Which colours a picture has and how often. Pixels that are less than half opaque do not count: their colour hardly shows.
 *
 * @param colours the most frequent first
 * @param pixels how many pixels counted
 */
public record ColourCounts(List<Count> colours, long pixels) {
    private static final int VISIBLE = 128;
    private static final int SOME = 1 << 18;

    /** One colour, 0xRRGGBB, and its number of pixels. */
    public record Count(int rgb, int pixels) {}

    public ColourCounts {
        colours = List.copyOf(colours);
    }

    /** Exact up to {@link ColourTally#EXACT} colours. */
    public static ColourCounts of(Pixels picture) {
        return of(picture, 1);
    }

    /** Of a large picture some evenly spread pixels stand for all: a quarter of a million say as much as sixteen times that. */
    public static ColourCounts ofSome(Pixels picture) {
        return of(picture, picture.argb().length / SOME | 1);
    }

    private static ColourCounts of(Pixels picture, int step) {
        int[] argb = picture.argb();
        ColourTally tally = new ColourTally();
        for (int i = 0; i < argb.length; i += step) {
            if (argb[i] >>> 24 >= VISIBLE) {
                tally.add(argb[i] & 0xffffff, 1);
            }
        }
        return of(tally);
    }

    static ColourCounts of(ColourTally tally) {
        List<Count> colours = tally.sorted();
        return new ColourCounts(
                colours, colours.stream().mapToLong(Count::pixels).sum());
    }

    /** In a few colours. */
    public ColourSketch sketch() {
        return ColourSketch.of(this);
    }
}
