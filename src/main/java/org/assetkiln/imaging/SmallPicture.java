package org.assetkiln.imaging;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Pictures made small for the screen. */
final class SmallPicture {
    /** Formats whose readers leave pixels out while they decode, instead of afterwards. */
    private static final Set<String> SKIPPING = Set.of("png", "jpg", "jpeg");

    private SmallPicture() {}

    static BufferedImage read(Path file, int edge) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean skipping = SKIPPING.contains(name.substring(name.lastIndexOf('.') + 1));
        BufferedImage picture = skipping
                ? PictureReader.open(file, (reader, path) -> decode(reader, path, edge))
                : PictureReader.read(file);
        return shrunk(picture, edge);
    }

    /** Leaves at least twice the edge, which is then averaged. */
    private static BufferedImage decode(ImageReader reader, Path file, int edge) throws IOException {
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * edge));
        ImageReadParam sparse = reader.getDefaultReadParam();
        sparse.setSourceSubsampling(step, step, 0, 0);
        return Orientation.of(file, reader).upright(Argb.of(reader.read(0, sparse)));
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
