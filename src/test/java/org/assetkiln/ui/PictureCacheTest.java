package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
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
}
