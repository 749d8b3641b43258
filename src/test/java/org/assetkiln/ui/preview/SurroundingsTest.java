package org.assetkiln.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.assetkiln.diffusion.StartImage.Border;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final PaintMask MASK = new PaintMask(100, 50);

    @Test
    void aBorderIsMeasuredInThePixelsOfTheMask() {
        var beyond = Surroundings.of(new Border(64, 0, 64, 32), 256, 96, MASK);
        assertThat(MASK.width()).isEqualTo(512);
        assertThat(MASK.height()).isEqualTo(256);
        // The picture itself gets 128 x 64 pixels of the result, a quarter of the mask's in each direction.
        assertThat(beyond).isEqualTo(new Surroundings(256, 0, 256, 128));
    }

    @Test
    void withoutABorderOrWithoutRoomForThePictureThereIsNone() {
        assertThat(Surroundings.of(Border.NONE, 64, 64, MASK).isEmpty()).isTrue();
        assertThat(Surroundings.of(new Border(40, 0, 40, 0), 64, 64, MASK).isEmpty())
                .isTrue();
    }
}
