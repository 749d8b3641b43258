package org.assetkiln.imaging.pixelart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assetkiln.imaging.Pixels;

/** Ways in which pixel art comes to be larger or dirtier than it was drawn. */
final class Enlarged {
    private Enlarged() {}

    /** Nearest neighbour to another size. */
    static Pixels to(Pixels picture, int width, int height) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int x = (int) ((i % width + 0.5) * picture.width() / width);
            int y = (int) ((i / width + 0.5) * picture.height() / height);
            argb[i] = picture.at(x, y);
        }
        return new Pixels(width, height, argb);
    }

    static Pixels times(Pixels picture, int factor) {
        return to(picture, picture.width() * factor, picture.height() * factor);
    }

    /** Without its first columns and rows. */
    static Pixels cut(Pixels picture, int columns, int rows) {
        BufferedImage all = picture.picture();
        int width = picture.width() - columns;
        int height = picture.height() - rows;
        return new Pixels(width, height, all.getRGB(columns, rows, width, height, null, 0, width));
    }

    static BufferedImage onWhite(Pixels picture) {
        BufferedImage flat = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(picture.picture(), 0, 0, Color.WHITE, null);
        graphics.dispose();
        return flat;
    }

    /** Saved as a JPEG on white and opened again. */
    static Pixels jpeg(Pixels picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(onWhite(picture), null, null), param);
        } finally {
            writer.dispose();
        }
        return Pixels.of(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
