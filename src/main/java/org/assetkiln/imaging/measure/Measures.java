package org.assetkiln.imaging.measure;

import java.awt.image.BufferedImage;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.pixelart.NativeScale;
import org.assetkiln.imaging.pixelart.Seam;

/**
 * What a picture's pixels say about it.
 *
 * @param pixels 64-bit hash of size and visible pixels, equal for pictures that look exactly the same; colours hidden
 *     under alpha 0 do not count. 0 while nobody has looked.
 * @param look 64-bit perceptual hash, see {@link PerceptualHash}
 * @param colours how many different colours are visible, exact up to {@link #MANY_COLOURS}, which stands for more
 * @param meanColour average of the visible pixels, {@code 0xRRGGBB}, weighted by alpha
 * @param sharpness see {@link Sharpness}; about 0 for a blurred picture, near 1 for pixel art
 * @param clear share of the pixels with alpha 0, 0 to 1
 * @param soft share of the pixels with an alpha between 1 and 254, 0 to 1
 * @param scale how many times enlarged pixel art is, see {@link NativeScale#factor()}; 1 when it is not
 * @param offGrid see {@link NativeScale#offGrid()}
 * @param seam how badly the picture tiles, see {@link Seam#worst()}; NaN where it is not for tiling
 * @param manner how it is painted
 */
public record Measures(
        long pixels,
        long look,
        int colours,
        int meanColour,
        float sharpness,
        float clear,
        float soft,
        float scale,
        boolean offGrid,
        float seam,
        Manner manner) {
    /** More colours are not counted. */
    public static final int MANY_COLOURS = 1 << 16;

    /** Nobody has looked at the pixels yet, or they cannot be read. */
    public static final Measures NONE = new Measures(0, 0, 0, 0, 0, 0, 0, 1, false, Float.NaN);

    /** Which calculation these are of: what an earlier one has found is looked at again. Raise it with every change. */
    public static final int VERSION = 2;

    /** Of a picture of which nobody asks how it is painted. */
    public Measures(
            long pixels,
            long look,
            int colours,
            int meanColour,
            float sharpness,
            float clear,
            float soft,
            float scale,
            boolean offGrid,
            float seam) {
        this(pixels, look, colours, meanColour, sharpness, clear, soft, scale, offGrid, seam, Manner.NONE);
    }

    /** Measures a straight-alpha picture. */
    public static Measures of(BufferedImage picture) {
        Pixels pixels = Pixels.of(picture);
        int[] argb = pixels.argb();
        int width = pixels.width();
        int height = pixels.height();
        NativeScale scale = NativeScale.of(pixels);
        Colours palette = Colours.of(argb);
        float[] grey = Grey.of(argb);
        return new Measures(
                PixelHash.of(argb, width),
                PerceptualHash.of(grey, width, height),
                palette.colours(),
                palette.mean(),
                Sharpness.of(grey, width, height),
                palette.clear(),
                palette.soft(),
                (float) scale.factor(),
                scale.offGrid(),
                (float) Seam.of(pixels).worst(),
                Manner.of(pixels));
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
