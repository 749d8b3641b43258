package org.assetkiln.imaging.animation;

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
import org.assetkiln.imaging.format.PictureStream;
import org.assetkiln.imaging.format.RefusedException;
import org.jspecify.annotations.Nullable;

/** An animation whose frames are drawn over each other, as in GIF, WebP and animated PNG. */
public final class AnimatedDocument implements PictureDocument {
    /** 4096 × 4096: every frame is a picture of this size. */
    private static final long MOST_PIXELS = 1 << 24;

    private static final long FEW_PIXELS = 1 << 20;

    private final Frames frames;
    private final List<Part> parts;
    private final DocumentFacts facts;

    /** What is to be seen after frame {@code shown}; -1 before the first. */
    private BufferedImage canvas;

    private int shown = -1;
    private @Nullable BufferedImage before;

    private AnimatedDocument(Frames frames, List<Part> parts, int width, int height) throws IOException {
        if (parts.isEmpty()) {
            throw new IOException("There is no frame.");
        }
        if ((long) width * height > MOST_PIXELS) {
            throw new RefusedException("is an animation of " + width + "×" + height
                    + " pixels, more than 16 million; make it smaller first.");
        }
        this.frames = frames;
        this.parts = List.copyOf(parts);
        facts = DocumentFacts.frames(
                width, height, parts.stream().map(Part::millis).toList());
        canvas = empty();
    }

    /** @param width,height of the whole picture, which frames may be smaller than */
    public static PictureDocument gif(byte[] file, int width, int height) throws IOException {
        ImageReader reader = reader("gif", file);
        return new AnimatedDocument(of(reader, (long) width * height), GifParts.read(reader), width, height);
    }

    /** @param width,height of the whole picture, which frames may be smaller than */
    public static PictureDocument webp(byte[] file, int width, int height) throws IOException {
        Frames frames = of(reader("webp", file), (long) width * height);
        return new AnimatedDocument(frames, within(WebpParts.read(file), width, height), width, height);
    }

    /** @param width,height of the whole picture, which frames may be smaller than */
    public static PictureDocument png(byte[] file, int width, int height) throws IOException {
        ApngFrames frames = new ApngFrames(file);
        return new AnimatedDocument(frames, within(frames.parts(), width, height), width, height);
    }

    private static List<Part> within(List<Part> parts, int width, int height) throws IOException {
        Rectangle whole = new Rectangle(width, height);
        if (!parts.stream().allMatch(part -> whole.contains(part.bounds()))) {
            throw new IOException("A frame reaches beyond the picture.");
        }
        return parts;
    }

    /** Damaged files have frames far larger than the picture, which cost memory and are cut to it in the end. */
    private static Frames of(ImageReader reader, long pixels) {
        return index -> {
            long frame = (long) reader.getWidth(index) * reader.getHeight(index);
            if (frame > Math.max(FEW_PIXELS, 4 * pixels)) {
                throw new IOException("A frame is far larger than the picture.");
            }
            return reader.read(index);
        };
    }

    private static ImageReader reader(String format, byte[] file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        reader.setInput(new PictureStream(file), false, false);
        return reader;
    }

    @Override
    public DocumentFacts facts() {
        return facts;
    }

    @Override
    public BufferedImage frame(int frame) throws IOException {
        if (frame < 0 || frame >= parts.size()) {
            throw new IndexOutOfBoundsException(frame);
        }
        if (frame < shown) {
            shown = -1;
            canvas = empty();
        }
        while (shown < frame) {
            next();
        }
        return Argb.copy(canvas);
    }

    @Override
    public BufferedImage layer(int layer, int frame) {
        throw new IndexOutOfBoundsException(layer);
    }

    private void next() throws IOException {
        if (shown >= 0) {
            dispose(parts.get(shown));
        }
        Part part = parts.get(shown + 1);
        BufferedImage picture = Argb.of(frames.read(shown + 1));
        before = part.after() == Part.Disposal.RESTORE ? Argb.copy(canvas) : null;
        Graphics2D g = canvas.createGraphics();
        g.setComposite(part.blends() ? AlphaComposite.SrcOver : AlphaComposite.Src);
        g.drawImage(picture, part.bounds().x, part.bounds().y, null);
        g.dispose();
        shown++;
    }

    private void dispose(Part part) {
        if (part.after() == Part.Disposal.CLEAR) {
            Rectangle gone = part.bounds();
            Graphics2D g = canvas.createGraphics();
            g.setComposite(AlphaComposite.Clear);
            g.fillRect(gone.x, gone.y, gone.width, gone.height);
            g.dispose();
        } else if (before != null) {
            canvas = before;
        }
    }

    private BufferedImage empty() {
        return new BufferedImage(facts.width(), facts.height(), BufferedImage.TYPE_INT_ARGB);
    }
}
