package org.assetkiln.imaging;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import org.assetkiln.imaging.format.Argb;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.imaging.format.PictureHeader;

/** Pictures made small for the screen. */
final class SmallPicture {
    private SmallPicture() {}

    static BufferedImage read(Path file, int edge) throws IOException {
        return PictureReader.open(file, (path, header) -> {
            // Only these readers leave pixels out while they decode, instead of afterwards.
            boolean sparse =
                    header.format() == PictureFormat.PNG && !header.animated() || header.format() == PictureFormat.JPEG;
            return shrunk(sparse ? decode(path, header, edge) : PictureReader.read(path), edge);
        });
    }

    /** Leaves at least twice the edge, which is then averaged. */
    private static BufferedImage decode(Path file, PictureHeader header, int edge) throws IOException {
        int step = Math.max(1, Math.max(header.width(), header.height()) / (2 * edge));
        BufferedImage some = ImageIoFile.open(file, header.format(), reader -> {
            ImageReadParam sparse = reader.getDefaultReadParam();
            sparse.setSourceSubsampling(step, step, 0, 0);
            BufferedImage few = reader.read(0, sparse);
            return header.format() == PictureFormat.PNG ? GreyKey.applied(reader, few) : few;
        });
        return Orientation.fromTag(header.orientation()).upright(Argb.of(some));
    }

    /** Halves until the next step would be too small, so that no pixel is skipped; small pictures stay as they are. */
    static BufferedImage shrunk(BufferedImage picture, int edge) {
        BufferedImage now = picture;
        while (Math.max(now.getWidth(), now.getHeight()) > edge) {
            double factor = Math.max(0.5, (double) edge / Math.max(now.getWidth(), now.getHeight()));
            int w = Math.max(1, (int) Math.round(now.getWidth() * factor));
            int h = Math.max(1, (int) Math.round(now.getHeight() * factor));
            BufferedImage next = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
            Graphics2D g = next.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(now, 0, 0, w, h, null);
            g.dispose();
            now = next;
        }
        return now;
    }
}
