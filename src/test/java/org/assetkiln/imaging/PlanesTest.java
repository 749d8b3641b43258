package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PlanesTest {
    @Test
    void planesAreRedGreenBlueRowByRow() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0xff0000);
        picture.setRGB(1, 0, 0x00ff33);
        assertThat(Pictures.toPlanes(picture)).containsExactly(1, -1, -1, 1, -1, 0x33 / 127.5f - 1);
    }

    @Test
    void everyLevelComesBack() {
        BufferedImage picture = new BufferedImage(256, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            picture.setRGB(i, 0, i << 16 | (255 - i) << 8 | i / 2);
        }
        BufferedImage back = Pictures.fromPlanes(Pictures.toPlanes(picture), 256, 1);
        assertThat(back.getRGB(0, 0, 256, 1, null, 0, 256)).isEqualTo(picture.getRGB(0, 0, 256, 1, null, 0, 256));
    }

    @Test
    void valuesBeyondTheRangeAreClamped() {
        BufferedImage picture = Pictures.fromPlanes(new float[] {7, -7, Float.NaN}, 1, 1);
        assertThat(picture.getRGB(0, 0)).isEqualTo(0xffff0000);
    }

    @Test
    void wrongLengthIsRefused() {
        assertThatThrownBy(() -> Pictures.fromPlanes(new float[5], 2, 1)).hasMessageContaining("2×1");
    }
}
