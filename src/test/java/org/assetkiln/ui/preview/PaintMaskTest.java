package org.assetkiln.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaintMaskTest {
    @Test
    void hasTheProportionsOfThePicture() {
        var mask = new PaintMask(300, 100);
        assertThat(mask.width()).isEqualTo(PaintMask.EDGE);
        assertThat(mask.height()).isEqualTo(171);
        assertThat(mask.isEmpty()).isTrue();
    }

    @Test
    void aStrokePaintsARoundLineWithoutGapsAndErasingTakesItAway() {
        var mask = new PaintMask(64, 64);
        mask.begin();
        mask.stroke(50, 100, 450, 100, 10, true);
        for (int x = 50; x < 450; x++) {
            assertThat(mask.isPainted(x, 100)).isTrue();
        }
        assertThat(mask.isPainted(250, 111)).isFalse();
        mask.stroke(0, 100, 511, 100, 30, false);
        assertThat(mask.isEmpty()).isTrue();
    }

    @Test
    void eachStrokeIsUndoneAsAWhole() {
        var mask = new PaintMask(64, 64);
        mask.begin();
        mask.stroke(10, 10, 20, 10, 4, true);
        mask.stroke(20, 10, 40, 10, 4, true);
        mask.invert();
        mask.undo();
        assertThat(mask.isPainted(30, 10)).isTrue();
        assertThat(mask.isPainted(300, 300)).isFalse();
        mask.undo();
        assertThat(mask.isEmpty()).isTrue();
    }

    @Test
    void whatIsKeptAsAPictureIsReadBack() {
        var mask = new PaintMask(64, 32);
        mask.stroke(100, 100, 300, 200, 40, true);
        var other = new PaintMask(64, 32);
        other.read(mask.picture());
        assertThat(other.picture().getRGB(0, 0, 512, 256, null, 0, 512))
                .isEqualTo(mask.picture().getRGB(0, 0, 512, 256, null, 0, 512));
        assertThat(other.isPainted(200, 150)).isTrue();
    }
}
