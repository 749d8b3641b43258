package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assetkiln.imaging.document.PictureDocument;

/** Everything the studio does with picture files and pixels, behind one door. */
public final class Pictures {
    static {
        ImageIO.setUseCache(false); // no temporary files: pictures are small, and streams are closed at once
    }

    private Pictures() {}

    /**
     * Decodes the picture in a file of one of the formats of {@link org.assetkiln.imaging.format.PictureFormat}: the first
     * frame, all visible layers over each other.
     *
     * @return straight-alpha ARGB ({@code TYPE_INT_ARGB}), turned upright as the EXIF orientation says
     * @throws UnreadableImageException if the file is no picture, damaged, larger than 100 million pixels or than what
     *     memory there is
     */
    public static BufferedImage read(Path file) throws IOException {
        return PictureReader.read(file);
    }

    /**
     * The picture no larger than {@code edge} pixels a side, for the screen only: of a large one most pixels are left out
     * while decoding, which takes a fraction of the time and memory of {@link #read}.
     *
     * @throws UnreadableImageException as {@link #read}, except that a file which is cut off may show what is there
     */
    public static BufferedImage readSmall(Path file, int edge) throws IOException {
        return SmallPicture.read(file, edge);
    }

    /** A picture no larger than {@code edge} pixels a side, averaged; a smaller one stays as it is. */
    public static BufferedImage shrunk(BufferedImage picture, int edge) {
        return SmallPicture.shrunk(picture, edge);
    }

    /**
     * Reads a file's header only.
     *
     * @throws UnreadableImageException as {@link #read}, except that damage beyond the header goes unnoticed
     */
    public static ImageFacts facts(Path file) throws IOException {
        return PictureReader.facts(file);
    }

    /**
     * Opens a file for all its frames and layers; a file of a format without them is one frame.
     *
     * @return a document whose methods, too, throw {@link UnreadableImageException} where the file is damaged
     * @throws UnreadableImageException as {@link #read}
     */
    public static PictureDocument document(Path file) throws IOException {
        return PictureReader.document(file);
    }

    /**
     * The opaque picture ({@code TYPE_INT_RGB}) that a model is trained on, usually a square. Transparent pixels show the background only:
     * colours hidden under alpha 0 never leak. Then the first rule that applies:
     *
     * <ul>
     *   <li>pixel art that fits is enlarged by the largest whole number, nearest neighbour, and centred;
     *   <li>a picture with transparency is fitted inside whole and padded with background, so no sprite is cut;
     *   <li>an opaque picture is scaled until it fills the size and cut to the centre, as diffusers does.
     * </ul>
     *
     * <p>Scaling other than by whole numbers uses a triangle filter whose width follows the scale ("antialiased
     * bilinear", the filter that diffusers' training scripts get from Pillow).
     */
    public static BufferedImage asModelSees(BufferedImage picture, ModelView view) {
        return ModelSquare.of(picture, view);
    }

    /**
     * An opaque picture of another size, scaled with the filter that diffusers' pipelines take (Pillow's Lanczos); the
     * proportions may change.
     *
     * @param backgroundRgb what shows where the picture is transparent
     */
    public static BufferedImage scaled(BufferedImage picture, int width, int height, int backgroundRgb) {
        Rgb flat = Rgb.of(picture);
        flat.flatten(backgroundRgb);
        return Pillow.scale(flat, width, height, Filter.LANCZOS).picture();
    }

    /**
     * An opaque picture of another size, stretched pixel for pixel as Pillow's filters do; the proportions may change.
     *
     * @param backgroundRgb what shows where the picture is transparent
     */
    public static BufferedImage stretched(
            BufferedImage picture, int width, int height, int backgroundRgb, Resampling resampling) {
        Rgb flat = Rgb.of(picture);
        flat.flatten(backgroundRgb);
        return Pillow.scale(flat, width, height, resampling.filter()).picture();
    }

    /**
     * A small JPEG as a {@code data:} address, for files that keep a picture as text; a few kilobytes for 128 pixels.
     *
     * @param edge the longer side in pixels; a smaller picture stays as it is
     */
    public static String thumbnail(BufferedImage picture, int edge) throws IOException {
        return Thumbnail.dataUri(picture, edge);
    }

    /**
     * Where a picture is opaque once it is brought to its size by {@link #asModelSees}.
     *
     * @return row by row, length height·width, 0 where it is transparent or padded, 1 where it is opaque
     */
    public static float[] opacityAsModelSees(BufferedImage picture, ModelView view) {
        return Masks.opacity(picture, view);
    }

    /**
     * A mask brought to where its picture is brought by {@link #asModelSees}; one of another size is first scaled to the
     * picture's.
     *
     * @return row by row, length height·width, brightness from 0 for black, transparent or padded to 1 for white
     */
    public static float[] maskAsModelSees(BufferedImage mask, BufferedImage picture, ModelView view) {
        return Masks.of(mask, picture, view);
    }

    /** Planes R, G, B, each height×width row by row, length 3·height·width, 0 to 255 as -1 to 1; alpha is ignored. */
    public static float[] toPlanes(BufferedImage picture) {
        return Planes.of(picture);
    }

    /** The reverse of {@link #toPlanes}: an opaque picture; values outside -1 to 1 are clamped, NaN becomes black. */
    public static BufferedImage fromPlanes(float[] planes, int width, int height) {
        return Planes.picture(planes, width, height);
    }

    /**
     * Writes a PNG under a temporary name, forces it to disk and renames it, so that nobody ever sees half a file.
     *
     * @param text keyword (1 to 79 Latin-1 characters) to text, kept as tEXt chunks, or iTXt if not Latin-1; may be empty
     */
    public static void writePng(Path file, BufferedImage picture, Map<String, String> text) throws IOException {
        PngFile.write(file, picture, text);
    }

    /** The text chunks (tEXt, zTXt, iTXt) of a PNG, in file order; empty if it has none or is a picture of another format. */
    public static Map<String, String> pngText(Path file) throws IOException {
        return PngFile.text(file);
    }
}
