package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPictureTest {
    @TempDir
    private Path folder;

    private static BufferedImage gradient(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setPaint(new GradientPaint(0, 0, Color.BLACK, width, 0, Color.WHITE));
        g.fillRect(0, 0, width, height);
        g.dispose();
        return picture;
    }

    @Test
    void aLargePictureIsAsTheWholeOneShrunk() throws IOException {
        for (String format : new String[] {"png", "jpg", "bmp"}) {
            Path file = folder.resolve("large." + format);
            ImageIO.write(gradient(1000, 500), format, file.toFile());
            BufferedImage small = Pictures.readSmall(file, 100);
            assertThat(small.getWidth()).isEqualTo(100);
            assertThat(small.getHeight()).isEqualTo(50);
            BufferedImage whole = Pictures.shrunk(Pictures.read(file), 100);
            for (int x = 5; x < 100; x += 10) {
                int difference = (small.getRGB(x, 25) & 0xff) - (whole.getRGB(x, 25) & 0xff);
                assertThat(difference).as(format).isBetween(-4, 4);
            }
        }
    }

    @Test
    void aPictureThatFitsKeepsItsPixels() throws IOException {
        Path file = folder.resolve("small.png");
        ImageIO.write(gradient(90, 40), "png", file.toFile());
        BufferedImage small = Pictures.readSmall(file, 100);
        BufferedImage whole = Pictures.read(file);
        assertThat(small.getRGB(0, 0, 90, 40, null, 0, 90)).isEqualTo(whole.getRGB(0, 0, 90, 40, null, 0, 90));
    }

    @Test
    void shrinksOnlyPicturesThatAreTooLarge() {
        BufferedImage small = new BufferedImage(32, 16, BufferedImage.TYPE_INT_ARGB);
        assertThat(Pictures.shrunk(small, 64)).isSameAs(small);
        BufferedImage shrunk = Pictures.shrunk(gradient(1000, 500), 320);
        assertThat(shrunk.getWidth()).isEqualTo(320);
        assertThat(shrunk.getHeight()).isEqualTo(160);
    }
}
