package org.assetkiln.imaging.pixelart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntBinaryOperator;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;

class SeamTest {
    private static Pixels drawn(IntBinaryOperator grey) {
        int[] argb = new int[32 * 32];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xff000000 | grey.applyAsInt(i % 32, i / 32) * 0x010101;
        }
        return new Pixels(32, 32, argb);
    }

    @Test
    void aTextureThatRepeatsHasNoSeam() {
        Seam seam =
                Seam.of(drawn((x, y) -> (int) (127 + 100 * Math.sin(x * Math.PI / 8) * Math.cos(y * Math.PI / 16))));
        assertThat(seam.worst()).isLessThan(0.01);
    }

    @Test
    void aRampHasASeamOnlyWhereItsEndsMeet() {
        Seam seam = Seam.of(drawn((x, y) -> x * 8));
        assertThat(seam.across()).isCloseTo((248 - 8) / 255.0, within(1e-9));
        assertThat(seam.down()).isZero();
        assertThat(seam.worst()).isEqualTo(seam.across());
    }

    @Test
    void hardEdgesInsideMakeOneAtTheBorderUsual() {
        assertThat(Seam.of(drawn((x, y) -> x % 2 * 255)).worst()).isZero();
        assertThat(Seam.of(drawn((x, y) -> x / 2 % 2 * 255)).worst()).isGreaterThan(0.4);
    }

    @Test
    void aSpriteOnTransparencyIsNoTile() {
        assertThat(Seam.of(new Pixels(8, 8, new int[64])).worst()).isNaN();
    }
}
