package org.assetkiln.imaging.photoshop;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.assetkiln.imaging.document.DocumentFacts;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.imaging.format.Limits;
import org.assetkiln.imaging.format.PictureStream;
import org.w3c.dom.Element;

/** A Photoshop file: the picture that Photoshop has put together, and the layers it was made from. */
public final class PsdDocument implements PictureDocument {
    private static final String FORMAT = "com_twelvemonkeys_imageio_psd_image_1.0";

    private final ImageReader reader;
    private final List<PsdLayer> layers;
    private final boolean merged;
    private final DocumentFacts facts;

    private PsdDocument(ImageReader reader, boolean whole, int width, int height) throws IOException {
        this.reader = reader;
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
        ImageReader reader = ImageIO.getImageReadersByFormatName("psd").next();
        reader.setInput(new PictureStream(file), false, false);
        return new PsdDocument(reader, whole, width, height);
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
            g.drawImage(reader.read(0), 0, 0, null);
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
        Limits.check(layer.bounds().width, layer.bounds().height);
        Graphics2D g = canvas.createGraphics();
        g.setComposite(AlphaComposite.SrcOver.derive((float) layer.layer().opacity()));
        g.drawImage(reader.read(layer.image()), layer.bounds().x, layer.bounds().y, null);
        g.dispose();
    }
}
