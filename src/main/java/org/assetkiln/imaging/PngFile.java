package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.assetkiln.imaging.format.PictureFormat;

/** PNG files with text chunks, written so that a crash never leaves half of one. */
final class PngFile {
    private PngFile() {}

    static void write(Path file, BufferedImage picture, Map<String, String> text) throws IOException {
        byte[] bytes = encode(picture, text);
        Path target = file.toAbsolutePath();
        Path temporary = Files.createTempFile(target.getParent(), ".", ".png.tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    static Map<String, String> text(Path file) throws IOException {
        return PictureReader.open(
                file,
                (path, header) -> header.format() == PictureFormat.PNG
                        ? ImageIoFile.open(path, PictureFormat.PNG, reader -> PngText.read(reader.getImageMetadata(0)))
                        : Map.of());
    }

    private static byte[] encode(RenderedImage picture, Map<String, String> text) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
            PngText.add(metadata, text);
            writer.write(new IIOImage(picture, null, metadata));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
