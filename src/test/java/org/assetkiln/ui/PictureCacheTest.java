package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.assetkiln.imaging.Pictures;
import org.junit.jupiter.api.Test;

class PictureCacheTest {
    private static Image picture() {
        return new WritableImage(10, 10);
    }

    @Test
    void letsGoOfWhatWasNotUsedForLongest() {
        PictureCache cache = new PictureCache(800);
        cache.put("a", picture());
        cache.put("b", picture());
        cache.get("a");
        cache.put("c", picture());
        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("b")).isNull();
        assertThat(cache.used()).isEqualTo(800);
    }

    @Test
    void countsAReplacedPictureOnce() {
        PictureCache cache = new PictureCache(800);
        cache.put("a", picture());
        cache.put("a", picture());
        assertThat(cache.used()).isEqualTo(400);
    }

    @Test
    void shrinksOnlyPicturesThatAreTooLarge() {
        BufferedImage small = new BufferedImage(32, 16, BufferedImage.TYPE_INT_ARGB);
        assertThat(Pictures.shrunk(small, 64)).isSameAs(small);
        BufferedImage large = new BufferedImage(1000, 500, BufferedImage.TYPE_INT_ARGB);
        BufferedImage shrunk = Pictures.shrunk(large, 320);
        assertThat(shrunk.getWidth()).isEqualTo(320);
        assertThat(shrunk.getHeight()).isEqualTo(160);
    }
}
