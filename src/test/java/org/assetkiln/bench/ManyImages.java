package org.assetkiln.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assetkiln.art.DrawnAsset;
import org.assetkiln.art.GameArt;

/**
 * Fills a folder with drawn icons of 64×64 in 300 folders, each with its caption: {@code ManyImages FOLDER [COUNT]}.
 * Each drawing appears in eight variants, mirrored and with its colours exchanged, because drawing takes ten milliseconds.
 * Begun again it goes on where it was.
 */
public final class ManyImages {
    private static final int FOLDERS = 300;
    private static final int VARIANTS = 8;

    private ManyImages() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        IntStream.range(0, (count + VARIANTS - 1) / VARIANTS).parallel().forEach(seed -> draw(root, seed, count));
        System.out.println(count + " images are in " + root);
    }

    private static void draw(Path root, int seed, int count) {
        int first = seed * VARIANTS;
        int last = Math.min(count, first + VARIANTS) - 1;
        if (Files.exists(caption(root, last))) {
            return;
        }
        DrawnAsset drawn = GameArt.draw(seed);
        for (int number = first; number <= last; number++) {
            write(root, number, drawn);
        }
    }

    private static void write(Path root, int number, DrawnAsset drawn) {
        Path caption = caption(root, number);
        Path picture = caption.resolveSibling(caption.getFileName().toString().replace(".txt", ".png"));
        try {
            Files.createDirectories(caption.getParent());
            // Not forced to the disk: for 100,000 files that takes an hour.
            ImageIO.write(variant(drawn.image(), number % VARIANTS), "png", picture.toFile());
            Files.writeString(caption, drawn.caption() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path caption(Path root, int number) {
        return root.resolve("images")
                .resolve("set-%03d".formatted(number % FOLDERS))
                .resolve("icon-%06d.txt".formatted(number));
    }

    private static BufferedImage variant(BufferedImage drawn, int variant) {
        BufferedImage picture = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                int from = variant % 2 == 0 ? x : drawn.getWidth() - 1 - x;
                picture.setRGB(x, y, exchanged(drawn.getRGB(from, y), variant / 2));
            }
        }
        return picture;
    }

    /** Red, green and blue in another order. */
    private static int exchanged(int argb, int order) {
        int red = argb >> 16 & 0xff;
        int green = argb >> 8 & 0xff;
        int blue = argb & 0xff;
        int rgb =
                switch (order) {
                    case 1 -> green << 16 | blue << 8 | red;
                    case 2 -> blue << 16 | red << 8 | green;
                    case 3 -> green << 16 | red << 8 | blue;
                    default -> argb & 0xffffff;
                };
        return argb & 0xff000000 | rgb;
    }
}
