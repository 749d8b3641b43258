package org.assetkiln.imaging.photoshop;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.assetkiln.imaging.document.DocumentFacts;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.imaging.format.Argb;
import org.assetkiln.imaging.format.Limits;
import org.assetkiln.imaging.format.PictureStream;
import org.w3c.dom.Element;

/** A Photoshop file: the picture that Photoshop has put together, and the layers it was made from. */
public final class PsdDocument implements PictureDocument {
    private static final String FORMAT = "com_twelvemonkeys_imageio_psd_image_1.0";

    /** What deflate packs at most (RFC 1951). */
    private static final long MOST_PIXELS_PER_BYTE = 1032;

    private final ImageReader reader;
    private final long bytes;
    private final List<PsdLayer> layers;
    private final boolean merged;
    private final DocumentFacts facts;

    private PsdDocument(ImageReader reader, long bytes, boolean whole, int width, int height) throws IOException {
        this.reader = reader;
        this.bytes = bytes;
        Element metadata = (Element) reader.getImageMetadata(0).getAsTree(FORMAT);
        layers = PsdLayers.read(metadata);
        merged = layers.isEmpty() || whole;
        facts = new DocumentFacts(
                width,
                height,
                List.of(0),
                layers.stream().map(PsdLayer::layer).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Reads the structure of a file. */
    public static PictureDocument read(byte[] file, int width, int height) throws IOException {
        boolean whole = PsdResources.hide(file);
        PsdRecords.check(file);
        ImageReader reader = ImageIO.getImageReadersByFormatName("psd").next();
        reader.setInput(new PictureStream(file), false, false);
        return new PsdDocument(reader, file.length, whole, width, height);
    }

    @Override
    public DocumentFacts facts() {
        return facts;
    }

    @Override
    public BufferedImage frame(int frame) throws IOException {
        BufferedImage canvas = empty();
        if (merged) {
            Graphics2D g = canvas.createGraphics();
            g.setComposite(AlphaComposite.Src);
            g.drawImage(Argb.of(reader.read(0)), 0, 0, null);
            g.dispose();
            return canvas;
        }
        for (PsdLayer layer : layers) {
            if (layer.layer().visible()) {
                draw(layer, canvas);
            }
        }
        return canvas;
    }

    @Override
    public BufferedImage layer(int layer, int frame) throws IOException {
        BufferedImage canvas = empty();
        draw(layers.get(layer), canvas);
        return canvas;
    }

    private BufferedImage empty() {
        return new BufferedImage(facts.width(), facts.height(), BufferedImage.TYPE_INT_ARGB);
    }

    private void draw(PsdLayer layer, BufferedImage canvas) throws IOException {
        if (layer.bounds().isEmpty()) {
            return;
        }
        Rectangle bounds = layer.bounds();
        Limits.check(bounds.width, bounds.height);
        if ((long) bounds.width * bounds.height > bytes * MOST_PIXELS_PER_BYTE) {
            throw new IOException("The file is too small for a layer's pixels.");
        }
        Graphics2D g = canvas.createGraphics();
        g.setComposite(AlphaComposite.SrcOver.derive((float) layer.layer().opacity()));
        g.drawImage(Argb.of(reader.read(layer.image())), bounds.x, bounds.y, null);
        g.dispose();
    }
}
