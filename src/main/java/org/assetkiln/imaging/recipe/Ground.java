package org.assetkiln.imaging.recipe;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assetkiln.imaging.Pixels;

/**
 * What stands behind transparent pixels.
 *
 * @param kind null in a file of a newer version counts as {@link Kind#USUAL}
 * @param colours {@code #rrggbb}: one or more for {@link Kind#COLOURS}, two for {@link Kind#CHECKER}, else none
 */
public record Ground(Kind kind, List<String> colours) {
    /** Whatever the run or the studio has set for all pictures. */
    public static final Ground USUAL = new Ground(Kind.USUAL, List.of());

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int HALF = 128;

    /** How the background comes about. */
    public enum Kind {
        USUAL,
        /** One colour, or several of which every picture has one by its name, so that the model learns none of them. */
        COLOURS,
        /** Squares of two colours. */
        CHECKER,
        /** The average of the picture's own visible pixels. */
        AVERAGE
    }

    /** @throws IllegalArgumentException with one sentence if colours are missing or of another form */
    public Ground {
        kind = Objects.requireNonNullElse(kind, Kind.USUAL);
        colours = colours == null ? List.of() : List.copyOf(colours);
        if (!colours.stream().allMatch(colour -> COLOUR.matcher(colour).matches())) {
            throw new IllegalArgumentException(
                    "The colours of the background " + colours + " must be of the form #rrggbb, for example #ffffff.");
        }
        if (kind == Kind.COLOURS && colours.isEmpty() || kind == Kind.CHECKER && colours.size() != 2) {
            throw new IllegalArgumentException(
                    kind == Kind.COLOURS ? "Choose a background colour." : "A checker has two colours.");
        }
    }

    public static Ground of(String... colours) {
        return new Ground(Kind.COLOURS, List.of(colours));
    }

    public static Ground checker(String one, String other) {
        return new Ground(Kind.CHECKER, List.of(one, other));
    }

    public static Ground average() {
        return new Ground(Kind.AVERAGE, List.of());
    }

    /**
     * The background of one picture as {@link org.assetkiln.imaging.ModelView} takes it.
     *
     * @param name the file's name, which chooses among several colours
     * @param usual for {@link Kind#USUAL}
     */
    String behind(String name, BufferedImage picture, String usual) {
        return switch (kind) {
            case USUAL -> usual;
            case COLOURS -> colours.get(Math.floorMod(name.hashCode() * 0x9e3779b9 >>> 7, colours.size()));
            case CHECKER -> String.join("/", colours);
            case AVERAGE -> average(Pixels.of(picture), usual);
        };
    }

    private static String average(Pixels picture, String usual) {
        long[] sums = new long[4];
        for (int argb : picture.argb()) {
            if (argb >>> 24 >= HALF) {
                sums[0] += argb >> 16 & 0xff;
                sums[1] += argb >> 8 & 0xff;
                sums[2] += argb & 0xff;
                sums[3]++;
            }
        }
        long n = sums[3];
        return n == 0 ? usual : "#%02x%02x%02x".formatted(sums[0] / n, sums[1] / n, sums[2] / n);
    }
}
