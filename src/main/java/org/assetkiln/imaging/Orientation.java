package org.assetkiln.imaging;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** How a camera was held (EXIF tag 274), as the three steps that turn its picture upright. */
record Orientation(boolean transpose, boolean flipX, boolean flipY) {
    private static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** Reads a JPEG's EXIF segment; other formats and missing or damaged segments are upright. */
    static Orientation of(Path file, ImageReader reader) throws IOException {
        if (!reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("jp")) {
            return UPRIGHT;
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
            return exif.isEmpty() ? UPRIGHT : fromExif(exif.get(0));
        } catch (IOException | RuntimeException damaged) { // a broken side note must not cost the picture
            return UPRIGHT;
        }
    }

    private static Orientation fromExif(JPEGSegment segment) throws IOException {
        InputStream data = segment.data();
        data.skipNBytes(1); // the padding byte after "Exif\0"
        try (ImageInputStream tiff = ImageIO.createImageInputStream(data)) {
            CompoundDirectory directory = (CompoundDirectory) new TIFFReader().read(tiff);
            Iterator<Entry> entries = directory.getDirectory(0).iterator();
            while (entries.hasNext()) {
                Entry entry = entries.next();
                if (entry.getIdentifier().equals(TIFF.TAG_ORIENTATION) && entry.getValue() instanceof Number tag) {
                    return fromTag(tag.intValue());
                }
            }
            return UPRIGHT;
        }
    }

    /** The table of EXIF 2.3, section 4.6.4: what row 0 and column 0 of the stored picture are. */
    static Orientation fromTag(int tag) {
        return switch (tag) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> UPRIGHT;
        };
    }

    boolean swapsSides() {
        return transpose;
    }

    /** First the transposition, then the flips along the sides of the result. */
    BufferedImage upright(BufferedImage stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        int width = transpose ? stored.getHeight() : stored.getWidth();
        int height = transpose ? stored.getWidth() : stored.getHeight();
        BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            int v = flipY ? height - 1 - y : y;
            for (int x = 0; x < width; x++) {
                int u = flipX ? width - 1 - x : x;
                upright.setRGB(x, y, transpose ? stored.getRGB(v, u) : stored.getRGB(u, v));
            }
        }
        return upright;
    }
}
