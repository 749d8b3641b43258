package org.assetkiln.bench.formats;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;

/**
 * Headers and whole pictures a second on one core with a warm file cache, beside what ImageIO alone does: 2,000 files of 64×64
 * pixels for each format, after a round that is not counted.
 */
public final class ReadingBench {
    private static final int FILES = 2_000;

    private ReadingBench() {}

    private interface Read {
        void of(Path file) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("reading");
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
            List<Path> files = write(Files.createDirectories(folder.resolve(format)), format);
            measure(format + " headers", files, Pictures::facts);
            measure(format + " headers by ImageIO", files, ReadingBench::imageIoHeader);
            measure(format + " pictures", files, Pictures::read);
            measure(format + " pictures by ImageIO", files, file -> ImageIO.read(file.toFile()));
        }
    }

    private static List<Path> write(Path folder, String format) throws IOException {
        List<Path> files = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            BufferedImage drawn = GameArt.draw(random.nextLong()).image();
            int type = format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
            BufferedImage picture = new BufferedImage(64, 64, type);
            picture.createGraphics().drawImage(drawn, 0, 0, null);
            Path file = folder.resolve(i + "." + format);
            ImageIO.write(picture, format, file.toFile());
            files.add(file);
        }
        return files;
    }

    private static void imageIoHeader(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.next();
            reader.setInput(in, true, true);
            reader.getWidth(0);
            reader.getHeight(0);
            reader.dispose();
        }
    }

    private static void measure(String what, List<Path> files, Read read) throws IOException {
        double best = 0;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            for (Path file : files) {
                read.of(file);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            best = round == 0 ? 0 : Math.max(best, files.size() / seconds);
        }
        System.out.printf("%-28s %8.0f a second%n", what, best);
    }
}
