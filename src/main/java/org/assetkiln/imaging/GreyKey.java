package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import org.assetkiln.imaging.format.Argb;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The shade that stands for nothing in a grey PNG of 1, 2 or 4 bits, which the JDK's decoder compares with 8-bit ones. */
final class GreyKey {
    private static final String FORMAT = "javax_imageio_png_1.0";

    private GreyKey() {}

    /** @param reader that has decoded the picture */
    static BufferedImage applied(ImageReader reader, BufferedImage decoded) throws IOException {
        if (!decoded.getColorModel().hasAlpha() || decoded.getRaster().getNumBands() != 2) {
            return decoded;
        }
        Element metadata = (Element) reader.getImageMetadata(0).getAsTree(FORMAT);
        NodeList keys = metadata.getElementsByTagName("tRNS_Grayscale");
        int bits = number(metadata.getElementsByTagName("IHDR"), "bitDepth");
        if (keys.getLength() == 0 || bits >= Byte.SIZE) {
            return decoded;
        }
        int shade = number(keys, "gray") * 255 / ((1 << bits) - 1);
        BufferedImage argb = Argb.of(decoded);
        for (int y = 0; y < argb.getHeight(); y++) {
            for (int x = 0; x < argb.getWidth(); x++) {
                int pixel = argb.getRGB(x, y);
                argb.setRGB(x, y, (pixel & 0xff) == shade ? 0 : pixel | 0xff000000);
            }
        }
        return argb;
    }

    private static int number(NodeList elements, String attribute) {
        return Integer.parseInt(((Element) elements.item(0)).getAttribute(attribute));
    }
}
