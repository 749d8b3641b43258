package org.assetkiln.ui.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import org.assetkiln.imaging.recipe.Crop;
import org.junit.jupiter.api.Test;

class CropGripTest {
    private static final Dimension2D PICTURE = new Dimension2D(100, 60);
    private static final Crop CROP = new Crop(20, 10, 40, 30);

    @Test
    void edgesCornersAndTheInsideAreFoundUnderThePointer() {
        assertThat(CropGrip.at(CROP, new Point2D(21, 25), 2)).contains(new CropGrip(-1, 0));
        assertThat(CropGrip.at(CROP, new Point2D(61, 41), 2)).contains(new CropGrip(1, 1));
        assertThat(CropGrip.at(CROP, new Point2D(40, 25), 2)).contains(CropGrip.WHOLE);
        assertThat(CropGrip.at(CROP, new Point2D(70, 25), 2)).isEmpty();
    }

    @Test
    void aSmallCropCanStillBeMovedByItsMiddle() {
        assertThat(CropGrip.at(new Crop(20, 20, 3, 3), new Point2D(21.5, 21.5), 8))
                .contains(CropGrip.WHOLE);
    }

    @Test
    void whatIsMovedStaysWithinThePicture() {
        assertThat(CropGrip.WHOLE.pulled(CROP, new Point2D(7.4, -3), PICTURE, 0))
                .isEqualTo(new Crop(27, 7, 40, 30));
        assertThat(CropGrip.WHOLE.pulled(CROP, new Point2D(500, 500), PICTURE, 0))
                .isEqualTo(new Crop(60, 30, 40, 30));
    }

    @Test
    void anEdgeLeavesTheOppositeOneWhereItIs() {
        assertThat(new CropGrip(-1, 0).pulled(CROP, new Point2D(5, 9), PICTURE, 0))
                .isEqualTo(new Crop(25, 10, 35, 30));
        assertThat(new CropGrip(1, 1).pulled(CROP, new Point2D(500, -500), PICTURE, 0))
                .isEqualTo(new Crop(20, 10, 80, 1));
    }

    @Test
    void aRatioIsKeptWhicheverEdgeIsPulledAndWhereverThePictureEnds() {
        Crop square = new Crop(20, 10, 30, 30);
        assertThat(new CropGrip(1, 0).pulled(square, new Point2D(10, 0), PICTURE, 1))
                .isEqualTo(new Crop(20, 10, 40, 40));
        assertThat(new CropGrip(0, -1).pulled(square, new Point2D(0, -50), PICTURE, 1))
                .isEqualTo(new Crop(20, 0, 40, 40));
        assertThat(CropGrip.drawn(new Point2D(90, 50), new Point2D(-40, -40), PICTURE, 16 / 9.0))
                .isEqualTo(new Crop(1, 0, 89, 50));
    }

    @Test
    void aDrawnPartIsAtLeastAPixelAndWithinThePicture() {
        assertThat(CropGrip.drawn(new Point2D(150, 90), new Point2D(150, 90), PICTURE, 0))
                .isEqualTo(new Crop(99, 59, 1, 1));
        assertThat(CropGrip.drawn(new Point2D(10, 10), new Point2D(500, 20), PICTURE, 0))
                .isEqualTo(new Crop(10, 10, 90, 10));
    }
}
