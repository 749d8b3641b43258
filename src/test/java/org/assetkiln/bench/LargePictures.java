package org.assetkiln.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assetkiln.art.GameArt;

/**
 * Writes a project of large pictures: {@code LargePictures FOLDER COUNT [EDGE]}. Drawn sprites lie enlarged over a soft
 * gradient or over nothing; one in four is a JPEG. A tenth is drawn, the rest are copies under other names.
 */
final class LargePictures {
    private static final int COPIES = 10;

    private LargePictures() {}

    public static void main(String[] arguments) throws IOException {
        int edge = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2048;
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]), edge);
    }

    static Path write(Path project, int count, int edge) throws IOException {
        Path images = Files.createDirectories(project.resolve("images"));
        for (int i = 0; i < count; i += COPIES) {
            boolean jpeg = i / COPIES % 4 == 3;
            Path first = images.resolve(name(i, jpeg));
            ImageIO.write(draw(i, edge, jpeg), jpeg ? "jpg" : "png", first.toFile());
            for (int copy = i + 1; copy < Math.min(count, i + COPIES); copy++) {
                Files.copy(first, images.resolve(name(copy, jpeg)));
            }
        }
        return project;
    }

    /** Neighbours in the grid are different pictures, and no name looks like the frame of an animation. */
    private static String name(int i, boolean jpeg) {
        return "%04d-%05d-scene.%s".formatted(i % COPIES, i, jpeg ? "jpg" : "png");
    }

    private static BufferedImage draw(int seed, int edge, boolean opaque) {
        Random random = new Random(seed);
        var picture = new BufferedImage(edge, edge, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        if (opaque || random.nextBoolean()) {
            Color from = Color.getHSBColor(random.nextFloat(), 0.4f, 0.9f);
            Color to = Color.getHSBColor(random.nextFloat(), 0.5f, 0.4f);
            g.setPaint(new GradientPaint(0, 0, from, edge, edge, to));
            g.fillRect(0, 0, edge, edge);
        }
        for (int i = 0; i < 40; i++) {
            int size = GameArt.SIZE * (2 + random.nextInt(6));
            BufferedImage sprite = GameArt.draw(random.nextInt(5000)).image();
            g.drawImage(sprite, random.nextInt(edge) - size / 2, random.nextInt(edge) - size / 2, size, size, null);
        }
        g.dispose();
        return picture;
    }
}
