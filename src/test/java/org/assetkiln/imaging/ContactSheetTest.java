package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    private final BufferedImage red = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);

    @Test
    void picturesLieInRowsAndAreEnlargedByWholeNumbers() {
        red.setRGB(0, 0, 0xff0000);
        ContactSheet sheet = new ContactSheet(3, 32, Color.WHITE);
        BufferedImage drawn = sheet.draw(Collections.nCopies(4, new ContactSheet.Entry(red, "")));
        assertThat(drawn.getWidth()).isEqualTo(8 + 3 * 40);
        assertThat(drawn.getHeight()).isEqualTo(8 + 2 * 40);
        assertThat(drawn.getRGB(8, 8)).isEqualTo(0xffffffff); // 30 of 32 pixels are used, centred
        for (int[] corner : new int[][] {{9, 9}, {11, 11}, {49, 9}, {9, 49}}) {
            assertThat(drawn.getRGB(corner[0], corner[1])).isEqualTo(0xffff0000);
        }
        assertThat(drawn.getRGB(12, 9)).isEqualTo(0xff000000);
        assertThat(drawn.getRGB(50, 50)).isEqualTo(0xffffffff);
    }

    @Test
    void labelsGetRoomOfTheirOwnAndShow() {
        ContactSheet sheet = new ContactSheet(1, 64, Color.WHITE);
        BufferedImage drawn = sheet.draw(List.of(new ContactSheet.Entry(red, "a very long caption that does not fit")));
        assertThat(drawn.getHeight()).isEqualTo(8 + 64 + 8 + 14);
        long inked = 0;
        for (int y = 72; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                inked += drawn.getRGB(x, y) != 0xffffffff ? 1 : 0;
            }
        }
        assertThat(inked).isPositive();
        assertThat(drawn.getRGB(79, 80)).isEqualTo(0xffffffff);
    }
}
