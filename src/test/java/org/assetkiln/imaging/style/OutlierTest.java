package org.assetkiln.imaging.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;

class OutlierTest {
    private static List<Style> art(int count) {
        List<Style> set = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            set.add(Style.of(Pixels.of(GameArt.draw(seed).image())));
        }
        return set;
    }

    /** A drawing of the set with every pixel changed. */
    private static Style changed(IntUnaryOperator pixel, int times) {
        Pixels art = Pixels.of(GameArt.draw(7).image());
        int edge = 64 * times;
        var picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < edge * edge; i++) {
            picture.setRGB(i % edge, i / edge, pixel.applyAsInt(art.at(i % edge / times, i / edge / times)));
        }
        return Style.of(Pixels.of(picture));
    }

    @Test
    void anEnlargedAndAPaleDrawingStandOutAndAreTold() {
        List<Style> set = art(60);
        set.add(changed(argb -> argb, 4));
        set.add(changed(argb -> argb & 0xff000000 | 0xd0d0d0 | argb & 0xffffff, 1));
        List<Outlier> outliers = Outlier.of(set);
        assertThat(outliers).hasSize(62);
        Outlier large =
                outliers.stream().filter(each -> each.index() == 60).findFirst().orElseThrow();
        Outlier pale =
                outliers.stream().filter(each -> each.index() == 61).findFirst().orElseThrow();
        assertThat(outliers.indexOf(large)).isLessThan(6);
        assertThat(large.trait()).isIn(Trait.SCALE, Trait.SIZE);
        assertThat(large.higher()).isTrue();
        assertThat(pale.distance()).isGreaterThan(3.5);
    }

    @Test
    void equalPicturesHaveNoOutlierAndNobodyIsNone() {
        Style one = art(1).get(0);
        assertThat(Outlier.of(List.of(one, one, one))).allMatch(outlier -> outlier.distance() == 0);
        assertThat(Outlier.of(List.of())).isEmpty();
        assertThat(Style.of(new Pixels(2, 2, new int[4])).traits().get(Trait.OUTLINE))
                .isNaN();
    }
}
