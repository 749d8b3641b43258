package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.assetkiln.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledParityTest {
    @ParameterizedTest
    @CsvSource({"48, 40", "32, 72", "50, 16"})
    void scalesAsPillowDoes(int width, int height) throws IOException {
        BufferedImage start = Pictures.read(Fixtures.path("pictures/start.png"));
        BufferedImage expected = Pictures.read(Fixtures.path("pictures/start-%dx%d.png".formatted(width, height)));
        BufferedImage scaled = Pictures.scaled(start, width, height, 0xffffff);
        assertThat(scaled.getRGB(0, 0, width, height, null, 0, width))
                .isEqualTo(expected.getRGB(0, 0, width, height, null, 0, width));
    }

    @Test
    void whatIsTransparentShowsTheBackground() {
        var empty = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        empty.setRGB(1, 1, 0x00ff00ff);
        assertThat(Pictures.scaled(empty, 4, 4, 0x102030).getRGB(1, 1)).isEqualTo(0xff102030);
    }
}
