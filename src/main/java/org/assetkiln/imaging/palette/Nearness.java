package org.assetkiln.imaging.palette;

/** Distances of colours to the nearest colour of a palette; made once for many pictures. */
public final class Nearness {
    private final OkLab[] palette;

    public Nearness(Palette palette) {
        this.palette = palette.colours().stream().map(OkLab::of).toArray(OkLab[]::new);
    }

    double of(int rgb) {
        OkLab colour = OkLab.of(rgb);
        double least = Double.MAX_VALUE;
        for (OkLab other : palette) {
            least = Math.min(least, colour.squared(other));
        }
        return 100 * Math.sqrt(least);
    }

    double mean(ColourCounts picture) {
        double sum = 0;
        for (ColourCounts.Count count : picture.colours()) {
            sum += count.pixels() * of(count.rgb());
        }
        return picture.pixels() == 0 ? 0 : sum / picture.pixels();
    }

    /** See {@link Palette#distance(ColourSketch)}; asked for the same picture again, it is known. */
    public double mean(ColourSketch picture) {
        return picture.distance(this);
    }
}
