package org.assetkiln.imaging.measure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * What a picture's pixels say about it.
 *
 * @param pixels 64-bit hash of size and visible pixels, equal for pictures that look exactly the same; colours hidden
 *     under alpha 0 do not count. 0 while nobody has looked.
 * @param look 64-bit perceptual hash, see {@link PerceptualHash}
 * @param colours how many different colours are visible, exact up to {@link #MANY_COLOURS}, which stands for more
 * @param meanColour average of the visible pixels, {@code 0xRRGGBB}, weighted by alpha
 * @param sharpness see {@link Sharpness}; about 0 for a blurred picture, above 0.1 for pixel art
 * @param clear share of the pixels with alpha 0, 0 to 1
 * @param soft share of the pixels with an alpha between 1 and 254, 0 to 1
 * @param scale how many times enlarged pixel art is: the edge in pixels of its native pixel; 1 when it is not
 * @param offGrid whether it is enlarged, but not by whole numbers or not cleanly
 * @param seam how badly the picture tiles: 0 for seamless, 1 for edges that differ as unrelated pixels do; NaN where unknown
 */
public record Measures(
        long pixels,
        long look,
        int colours,
        int meanColour,
        float sharpness,
        float clear,
        float soft,
        int scale,
        boolean offGrid,
        float seam) {
    /** More colours are not counted. */
    public static final int MANY_COLOURS = 1 << 16;

    /** Nobody has looked at the pixels yet, or they cannot be read. */
    public static final Measures NONE = new Measures(0, 0, 0, 0, 0, 0, 0, 1, false, Float.NaN);

    /** Which calculation these are of: what an earlier one has found is looked at again. Raise it with every change. */
    public static final int VERSION = 1;

    /** Measures a straight-alpha picture of type {@code TYPE_INT_ARGB}, as {@code Pictures.read} answers it. */
    public static Measures of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        if (argb.length != width * height) {
            argb = picture.getRGB(0, 0, width, height, null, 0, width);
        }
        Palette palette = Palette.of(argb);
        float[] grey = Grey.of(argb);
        return new Measures(
                PixelHash.of(argb, width),
                PerceptualHash.of(grey, width, height),
                palette.colours(),
                palette.mean(),
                Sharpness.of(grey, width, height),
                palette.clear(),
                palette.soft(),
                1,
                false,
                Float.NaN);
    }

    /** Whether somebody has looked. */
    public boolean known() {
        return pixels != 0;
    }

    /** Whether anything of the picture is transparent, be it a little. */
    public boolean transparent() {
        return clear > 0 || soft > 0;
    }
}
