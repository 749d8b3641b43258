package org.assetkiln.imaging.animation;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.assetkiln.imaging.format.PictureStream;

/**
 * The frames of an animated PNG (W3C, Portable Network Graphics, third edition, 11.3.4), each read as a PNG file of its own.
 * A picture before the animation that is no frame of it, for programs without animation, is passed over.
 */
final class ApngFrames implements Frames {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int USUAL_MILLIS = 100;
    private static final int SIZE = 8;

    private final ByteBuffer file;
    private final ByteArrayOutputStream shared = new ByteArrayOutputStream();
    private final List<Part> parts = new ArrayList<>();
    private final List<List<ByteBuffer>> data = new ArrayList<>();
    private byte[] header = new byte[0];

    ApngFrames(byte[] file) throws IOException {
        this.file = ByteBuffer.wrap(file).position(SIGNATURE.length);
        boolean more = true;
        while (more && this.file.remaining() >= 12) {
            int length = this.file.getInt();
            String name = name();
            if (length < 0 || length > this.file.remaining()) {
                throw new IOException("A chunk is longer than the file.");
            }
            more = chunk(name, this.file.slice(this.file.position(), length));
            this.file.position(Math.min(this.file.limit(), this.file.position() + length + 4));
        }
    }

    private String name() {
        byte[] letters = new byte[4];
        file.get(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /** @return whether another chunk follows */
    private boolean chunk(String name, ByteBuffer content) {
        switch (name) {
            case "IHDR" -> header = bytes(content);
            case "PLTE", "tRNS" -> write(shared, name, bytes(content));
            case "fcTL" -> {
                parts.add(part(content));
                data.add(new ArrayList<>());
            }
            case "IDAT" -> add(content);
            case "fdAT" -> add(content.position(4).slice());
            default -> {}
        }
        return !name.equals("IEND");
    }

    private void add(ByteBuffer pixels) {
        if (!data.isEmpty()) {
            data.get(data.size() - 1).add(pixels);
        }
    }

    private Part part(ByteBuffer control) {
        control.getInt(); // its number
        int width = control.getInt();
        int height = control.getInt();
        var bounds = new Rectangle(control.getInt(), control.getInt(), width, height);
        int count = control.getShort() & 0xffff;
        int perSecond = control.getShort() & 0xffff;
        int millis = 1000 * count / (perSecond == 0 ? 100 : perSecond);
        Part.Disposal after =
                switch (control.get()) {
                    case 1 -> Part.Disposal.CLEAR;
                    case 2 -> parts.isEmpty() ? Part.Disposal.CLEAR : Part.Disposal.RESTORE;
                    default -> Part.Disposal.KEEP;
                };
        return new Part(bounds, millis == 0 ? USUAL_MILLIS : millis, control.get() == 1, after);
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    @Override
    public BufferedImage read(int index) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try {
            reader.setInput(new PictureStream(alone(index)), true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private byte[] alone(int index) {
        Rectangle bounds = parts.get(index).bounds();
        byte[] own = header.clone();
        ByteBuffer.wrap(own, 0, SIZE).putInt(bounds.width).putInt(bounds.height);
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        write(png, "IHDR", own);
        png.writeBytes(shared.toByteArray());
        data.get(index).forEach(pixels -> write(png, "IDAT", bytes(pixels)));
        write(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    private static void write(ByteArrayOutputStream out, String name, byte[] content) {
        byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(letters);
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(letters);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
