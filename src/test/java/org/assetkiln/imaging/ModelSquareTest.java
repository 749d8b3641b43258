package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSquareTest {
    private static final int POISON = 0x00ff00ff; // magenta under alpha 0

    @Test
    void smallPixelArtIsEnlargedExactlyByTheLargestWholeNumberAndCentred() {
        BufferedImage sprite = new BufferedImage(3, 5, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 15; i++) {
            sprite.setRGB(i % 3, i / 3, 0xff000000 | i * 0x0f0a05);
        }
        BufferedImage square = Pictures.asModelSees(sprite, new ModelView(32, "#102030", true));
        assertThat(square.getWidth()).isEqualTo(32);
        int factor = 6; // 32 / 5
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                int column = Math.floorDiv(x - 7, factor);
                int row = Math.floorDiv(y - 1, factor);
                boolean inside = column >= 0 && column < 3 && row >= 0 && row < 5;
                assertThat(square.getRGB(x, y)).isEqualTo(inside ? sprite.getRGB(column, row) : 0xff102030);
            }
        }
    }

    @Test
    void pixelArtThatOnlyJustFitsIsNotScaled() {
        BufferedImage sprite = filled(20, 20, 0xffaa0000);
        BufferedImage square = Pictures.asModelSees(sprite, new ModelView(32, "#ffffff", true));
        assertThat(count(square, 0xffaa0000)).isEqualTo(400);
        assertThat(square.getRGB(6, 6)).isEqualTo(0xffaa0000);
        assertThat(square.getRGB(5, 6)).isEqualTo(0xffffffff);
    }

    @ParameterizedTest
    @CsvSource({"8,true", "8,false", "64,true", "64,false", "200,true", "200,false"})
    void coloursHiddenUnderZeroAlphaNeverAppear(int edge, boolean pixelArt) {
        BufferedImage sprite = filled(edge, edge, POISON);
        for (int i = edge / 4; i < edge * 3 / 4; i++) {
            for (int j = edge / 4; j < edge * 3 / 4; j++) {
                sprite.setRGB(i, j, 0xff00ff00);
            }
        }
        BufferedImage square = Pictures.asModelSees(sprite, new ModelView(64, "#00ff00", pixelArt));
        assertThat(count(square, 0xff00ff00)).isEqualTo(64 * 64);
    }

    @Test
    void halfTransparentPixelsMixWithTheBackground() {
        BufferedImage sprite = filled(4, 4, 0x80ff0000);
        BufferedImage square = Pictures.asModelSees(sprite, new ModelView(4, "#0000ff", false));
        assertThat(square.getRGB(0, 0)).isEqualTo(0xff80007f);
    }

    @Test
    void transparentPictureIsFittedInsideWhole() {
        BufferedImage sprite = filled(200, 100, 0xffff0000);
        sprite.setRGB(100, 50, 0);
        BufferedImage square = Pictures.asModelSees(sprite, new ModelView(64, "#ffffff", false));
        assertThat(square.getRGB(0, 32)).isEqualTo(0xffff0000);
        assertThat(square.getRGB(63, 32)).isEqualTo(0xffff0000);
        assertThat(square.getRGB(32, 15)).isEqualTo(0xffffffff);
        assertThat(square.getRGB(32, 16)).isEqualTo(0xffff0000);
        assertThat(square.getRGB(32, 48)).isEqualTo(0xffffffff);
    }

    @Test
    void opaquePictureFillsTheSquareAndIsCutToTheCentre() {
        BufferedImage photo = filled(200, 100, 0xff00ff00);
        Graphics2D graphics = photo.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 40, 100);
        graphics.fillRect(160, 0, 40, 100);
        BufferedImage square = Pictures.asModelSees(photo, new ModelView(50, "#ffffff", false));
        assertThat(count(square, 0xff00ff00)).isEqualTo(2500);
    }

    @Test
    void pictureOfTheRightSizeIsUnchanged() {
        BufferedImage photo = filled(32, 32, 0xff123456);
        photo.setRGB(3, 4, 0xff654321);
        for (boolean pixelArt : new boolean[] {false, true}) {
            BufferedImage square = Pictures.asModelSees(photo, new ModelView(32, "#ffffff", pixelArt));
            assertThat(square.getRGB(0, 0, 32, 32, null, 0, 32)).isEqualTo(photo.getRGB(0, 0, 32, 32, null, 0, 32));
        }
    }

    @Test
    void shrinkingAveragesInsteadOfSkipping() {
        BufferedImage stripes = filled(128, 128, 0xff000000);
        for (int i = 0; i < 128 * 128; i += 2) {
            stripes.setRGB(i % 128, i / 128, 0xffffffff);
        }
        BufferedImage square = Pictures.asModelSees(stripes, new ModelView(32, "#ffffff", false));
        assertThat(square.getRGB(16, 16) & 0xff).isCloseTo(128, within(6));
    }

    /** Pillow 13.0.0's {@code Image.resize((3, 3), Image.BILINEAR)} of the grey row 0, 50, 100, 150, 200, 250 on 6 rows. */
    @Test
    void scalingAgreesWithPillow() {
        BufferedImage ramp = new BufferedImage(6, 6, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 36; i++) {
            ramp.setRGB(i % 6, i / 6, i % 6 * 50 * 0x010101);
        }
        BufferedImage square = Pictures.asModelSees(ramp, new ModelView(3, "#ffffff", false));
        assertThat(Arrays.stream(square.getRGB(0, 1, 3, 1, null, 0, 3)).map(p -> p & 0xff))
                .containsExactly(36, 125, 214);
    }

    @Test
    void extremeShapesStillGiveASquare() {
        for (int[] size : new int[][] {{1, 1}, {1, 500}, {500, 1}, {7, 9}}) {
            for (boolean pixelArt : new boolean[] {false, true}) {
                for (int pixel : new int[] {0xff445566, 0x80445566}) {
                    BufferedImage square = Pictures.asModelSees(
                            filled(size[0], size[1], pixel), new ModelView(64, "#ffffff", pixelArt));
                    assertThat(square.getWidth()).isEqualTo(64);
                    assertThat(square.getHeight()).isEqualTo(64);
                }
            }
        }
    }

    @Test
    void wrongColourOrResolutionIsRefused() {
        assertThatThrownBy(() -> new ModelView(64, "white", true)).hasMessageContaining("'white'");
        assertThatThrownBy(() -> new ModelView(0, "#ffffff", true)).hasMessageContaining("0");
    }

    private static BufferedImage filled(int width, int height, int argb) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, argb);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    private static long count(BufferedImage picture, int argb) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return Arrays.stream(pixels).filter(pixel -> pixel == argb).count();
    }
}
