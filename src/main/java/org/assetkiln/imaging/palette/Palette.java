package org.assetkiln.imaging.palette;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.assetkiln.imaging.Pixels;

/**
 * A set of colours that pictures are to keep to.
 *
 * @param name as its file or picture calls it
 * @param colours 0xRRGGBB, at least one, none twice, in the order of their file or the most frequent first
 */
public record Palette(String name, List<Integer> colours) {
    /** A picture that is further than this from a palette is visibly off it, see {@link #distance(ColourCounts)}. */
    public static final double VISIBLY_OFF = 2;

    public Palette {
        colours = colours.stream().map(rgb -> rgb & 0xffffff).distinct().toList();
        if (colours.isEmpty()) {
            throw new IllegalArgumentException("The palette " + name + " has no colours.");
        }
    }

    /**
     * The colours that say most about a picture: all of them if they are few, else the centres of so many clusters.
     *
     * @param most how many at most, 1 and up
     * @throws IllegalArgumentException if the picture is all transparent
     */
    public static Palette of(String name, Pixels picture, int most) {
        return of(name, ColourCounts.of(picture), most);
    }

    private static Palette of(String name, ColourCounts counts, int most) {
        return new Palette(
                name,
                Clusters.of(counts, most).stream().map(ColourCounts.Count::rgb).toList());
    }

    /**
     * The colours that say most about many pictures, each of which counts the same.
     *
     * @throws IllegalArgumentException if nothing is visible in any of them
     */
    public static Palette of(String name, Collection<ColourSketch> pictures, int most) {
        return of(name, ColourSketch.together(pictures), most);
    }

    /** The colour of the palette that looks most like another. */
    public int nearest(int rgb) {
        OkLab wanted = OkLab.of(rgb);
        int best = colours.get(0);
        double least = Double.MAX_VALUE;
        for (int colour : colours) {
            double distance = OkLab.of(colour).squared(wanted);
            if (distance < least) {
                least = distance;
                best = colour;
            }
        }
        return best;
    }

    /**
     * How far a picture is from this palette: the distance of every pixel's colour to the nearest of the palette as
     * {@link OkLab#distance} counts it, on average; 0 if it has no other colours, above about 2 visibly off.
     */
    public double distance(ColourCounts picture) {
        return new Nearness(this).mean(picture);
    }

    /** The same from a sketch: exact but for rounding if the picture has no more colours than a sketch; NaN for an empty one. */
    public double distance(ColourSketch picture) {
        return new Nearness(this).mean(picture);
    }

    /** The colours of a picture that the palette has not, the most frequent first, each with what it is nearest to. */
    public List<Stray> strays(ColourCounts picture) {
        var nearness = new Nearness(this);
        List<Stray> strays = new ArrayList<>();
        for (ColourCounts.Count count : picture.colours()) {
            if (!colours.contains(count.rgb())) {
                strays.add(new Stray(count.rgb(), count.pixels(), nearest(count.rgb()), nearness.of(count.rgb())));
            }
        }
        return strays;
    }

    /**
     * A colour outside a palette.
     *
     * @param rgb 0xRRGGBB
     * @param pixels how many have it
     * @param nearest of the palette, 0xRRGGBB
     * @param distance to it as {@link OkLab#distance} counts
     */
    public record Stray(int rgb, int pixels, int nearest, double distance) {}
}
