package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final int WHITE = 0xffffffff;

    @Test
    void theBorderContinuesTheEdgeAndIsPainted() {
        Canvas canvas = Canvas.extended(picture(2, 2), null, 1, 0, 3, 2);
        assertThat(canvas.picture().getWidth()).isEqualTo(6);
        assertThat(canvas.picture().getHeight()).isEqualTo(4);
        assertThat(canvas.picture().getRGB(0, 0)).isEqualTo(canvas.picture().getRGB(1, 0));
        assertThat(canvas.picture().getRGB(5, 3)).isEqualTo(canvas.picture().getRGB(2, 1));
        assertThat(canvas.painted())
                .containsExactly(1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void aMaskInsideStaysWhereItWas() {
        var mask = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        mask.setRGB(1, 0, WHITE);
        assertThat(Canvas.extended(picture(2, 2), mask, 1, 0, 0, 0).painted()).containsExactly(1, 0, 1, 1, 0, 0);
    }

    @Test
    void middleGreyIsPainted() {
        var mask = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        mask.setRGB(0, 0, 0x7f7f7f);
        mask.setRGB(1, 0, 0x808080);
        assertThat(new Canvas(picture(2, 1), mask).painted()).containsExactly(0, 1);
    }

    @Test
    void whatIsKeptIsExactlyAsItWas() {
        var mask = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        mask.setRGB(1, 0, WHITE);
        var next = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        BufferedImage picture = picture(2, 1);
        BufferedImage result = new Canvas(picture, mask).withPainted(next);
        assertThat(result.getRGB(0, 0)).isEqualTo(picture.getRGB(0, 0));
        assertThat(result.getRGB(1, 0)).isEqualTo(0xff000000);
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        var mask = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> new Canvas(picture(2, 1), mask)).hasMessageContaining("3 × 1");
    }

    private static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, 0xff102030 + i);
        }
        return picture;
    }
}
