package org.assetkiln.captioning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.imaging.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlbumTest {
    @TempDir
    private Path folder;

    @Test
    void whatJudgedOnceIsNeverLearnedLater() throws Exception {
        List<Correction> all = corrections(100);
        Album few = Album.of(all.subList(0, 50), 0.2, 7, sentence -> {});
        Album many = Album.of(all, 0.2, 7, sentence -> {});
        assertThat(few.heldOut()).hasSizeBetween(4, 20).doesNotContainAnyElementsOf(few.learned());
        assertThat(many.learned()).doesNotContainAnyElementsOf(few.heldOut());
        assertThat(many.learned().size() + many.heldOut().size()).isEqualTo(100);
    }

    @Test
    void smallAlbumsHoldOutThree() throws Exception {
        assertThat(Album.of(corrections(12), 0.05, 7, sentence -> {}).heldOut()).hasSizeGreaterThanOrEqualTo(3);
    }

    private List<Correction> corrections(int count) throws Exception {
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("asset" + i + ".png");
            Pictures.writePng(file, new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB), Map.of());
            corrections.add(new Correction(file, "a red axe"));
        }
        return corrections;
    }
}
