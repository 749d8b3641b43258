package org.assetkiln.captioning.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static final int EDGE = 8;

    @Test
    void smallPicturesAreEnlargedWithSharpEdges() {
        float[] planes = planes(halves(2), View.plain(false));
        assertThat(planes[3]).isEqualTo(Normal.of(1, 0));
        assertThat(planes[4]).isEqualTo(Normal.of(0, 0));
    }

    @Test
    void coloursHiddenUnderTransparencyNeverShow() {
        BufferedImage poisoned = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_ARGB);
        BufferedImage clean = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < EDGE * EDGE; i++) {
            boolean visible = i % EDGE > 3;
            poisoned.setRGB(i % EDGE, i / EDGE, visible ? 0xff112233 : 0x00ff00ff);
            clean.setRGB(i % EDGE, i / EDGE, visible ? 0xff112233 : 0);
        }
        var random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
            View view = View.random(random, true);
            assertThat(planes(poisoned, view)).isEqualTo(planes(clean, view));
        }
    }

    @Test
    void pixelArtHasFewPixelsAndNoHalfTransparentOnes() {
        Layer coarse = Layer.of(halves(EDGE)).pixelated(4);
        assertThat(coarse.width()).isEqualTo(2);
        assertThat(coarse.at(0.5, 0.5, 3, false)).isEqualTo(1);
        assertThat(coarse.at(1.5, 0.5, 3, false)).isEqualTo(1);
    }

    @Test
    void mirroredPicturesAreTurnedAndShiftedOnesStayInTheFrame() {
        View mirrored = new View(1, 0, 0, true, false, 1, new float[] {1, 1, 1});
        assertThat(planes(halves(2), mirrored)[0]).isEqualTo(Normal.of(0, 0));
        View small = new View(0.5, 0.25, 0, false, true, 1, new float[] {0, 1, 0});
        assertThat(planes(halves(2), small)[EDGE * EDGE]).isCloseTo(Normal.of(1, 1), within(1e-6f));
    }

    /** Left half white, right half black. */
    private static BufferedImage halves(int edge) {
        var image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < edge * edge; i++) {
            image.setRGB(i % edge, i / edge, i % edge < edge / 2 ? 0xffffffff : 0xff000000);
        }
        return image;
    }

    private static float[] planes(BufferedImage image, View view) {
        float[] planes = new float[3 * EDGE * EDGE];
        view.lay(Layer.of(image), EDGE, planes, 0);
        return planes;
    }
}
