package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.assetkiln.imaging.format.Argb;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the fourth sample of a TIFF means, which its plug-in takes for straight alpha (TIFF revision 6.0, ExtraSamples). */
final class TiffAlpha {
    private TiffAlpha() {}

    /** @param reader that has decoded the picture */
    static BufferedImage applied(ImageReader reader, BufferedImage decoded) throws IOException {
        if (!decoded.getColorModel().hasAlpha()) {
            return decoded;
        }
        Element metadata =
                (Element) reader.getImageMetadata(0).getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        NodeList alpha = metadata.getElementsByTagName("Alpha");
        String kind = alpha.getLength() == 0 ? "none" : ((Element) alpha.item(0)).getAttribute("value");
        IntUnaryOperator change =
                switch (kind) {
                    case "premultiplied" -> TiffAlpha::divided;
                    case "nonpremultiplied" -> IntUnaryOperator.identity();
                    default -> pixel -> pixel | 0xff000000;
                };
        return changed(Argb.of(decoded), change);
    }

    private static BufferedImage changed(BufferedImage argb, IntUnaryOperator change) {
        for (int y = 0; y < argb.getHeight(); y++) {
            for (int x = 0; x < argb.getWidth(); x++) {
                argb.setRGB(x, y, change.applyAsInt(argb.getRGB(x, y)));
            }
        }
        return argb;
    }

    private static int divided(int pixel) {
        int alpha = pixel >>> 24;
        return alpha == 0
                ? 0
                : alpha << 24 | one(pixel >> 16, alpha) << 16 | one(pixel >> 8, alpha) << 8 | one(pixel, alpha);
    }

    private static int one(int colour, int alpha) {
        return Math.min(255, ((colour & 0xff) * 255 + alpha / 2) / alpha);
    }
}
