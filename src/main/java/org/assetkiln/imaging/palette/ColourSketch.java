package org.assetkiln.imaging.palette;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.assetkiln.imaging.palette.ColourCounts.Count;
import org.jspecify.annotations.Nullable;

/**
 * The main colours of a picture and how much of it each stands for, in four bytes a colour: few enough to keep of 100,000
 * pictures. Exact, but for the rounding of shares, for pictures of up to {@link #MOST} colours; of others the centres of
 * clusters.
 */
public final class ColourSketch {
    /** Colours at most. */
    public static final int MOST = 32;

    /** Nothing visible, or nobody has looked. */
    public static final ColourSketch NONE = new ColourSketch(new int[0]);

    private static final double FULL = 255;
    private static final int BYTES = 4;
    private static final int SHARES = 1 << 16;

    /** The root of the share in 255ths, then the colour: 0xSSRRGGBB. A root, so that rare colours are not rounded away. */
    private final int[] codes;
    /** The last palette that somebody compared with: sorting 100,000 pictures by one asks again and again. */
    private @Nullable Distance last;

    private record Distance(Nearness of, double distance) {}

    private ColourSketch(int[] codes) {
        this.codes = codes;
    }

    static ColourSketch of(ColourCounts counts) {
        List<Count> main = Clusters.of(counts, MOST);
        double all = main.stream().mapToLong(Count::pixels).sum();
        return new ColourSketch(main.stream()
                .mapToInt(count -> code(count.rgb(), count.pixels() / all))
                .toArray());
    }

    private static int code(int rgb, double share) {
        return (int) Math.max(1, Math.round(FULL * Math.sqrt(share))) << 24 | rgb;
    }

    /** See {@link Palette#distance(ColourSketch)}. Threads that come at once work it out twice. */
    double distance(Nearness palette) {
        Distance known = last;
        if (known == null || known.of() != palette) {
            known = new Distance(palette, mean(palette));
            last = known;
        }
        return known.distance();
    }

    private double mean(Nearness palette) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < codes.length; i++) {
            sum += share(i) * palette.of(rgb(i));
            all += share(i);
        }
        return sum / all;
    }

    /** As {@link #bytes()} wrote it; bytes left over count as nothing. */
    public static ColourSketch of(byte[] bytes) {
        int[] codes = new int[Math.min(MOST, bytes.length / BYTES)];
        for (int i = 0; i < codes.length; i++) {
            for (int b = 0; b < BYTES; b++) {
                codes[i] = codes[i] << 8 | bytes[BYTES * i + b] & 0xff;
            }
        }
        return codes.length == 0 ? NONE : new ColourSketch(codes);
    }

    /** Four bytes a colour: root of the share in 255ths, red, green, blue. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES * codes.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (codes[i / BYTES] >>> 24 - 8 * (i % BYTES));
        }
        return bytes;
    }

    /** How many colours it has, 0 to {@link #MOST}. */
    public int size() {
        return codes.length;
    }

    /** The colour as 0xRRGGBB; the most frequent first. */
    public int rgb(int index) {
        return codes[index] & 0xffffff;
    }

    /** How much of the visible picture the colour stands for, over 0 to 1; all together about 1. */
    public double share(int index) {
        double root = (codes[index] >>> 24) / FULL;
        return root * root;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColourSketch sketch && Arrays.equals(codes, sketch.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    /** The colours of many pictures as if each had equally many pixels. */
    static ColourCounts together(Collection<ColourSketch> pictures) {
        ColourTally tally = new ColourTally();
        int each = Math.max(1, (int) Math.min(SHARES, Integer.MAX_VALUE / Math.max(1L, 2L * pictures.size())));
        for (ColourSketch picture : pictures) {
            for (int i = 0; i < picture.size(); i++) {
                tally.add(picture.rgb(i), Math.max(1, (int) Math.round(picture.share(i) * each)));
            }
        }
        return ColourCounts.of(tally);
    }
}
