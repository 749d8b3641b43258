package org.assetkiln.imaging.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.measure.Measures;
import org.junit.jupiter.api.Test;

class OutlierTest {
    private static List<Style> art(int count) {
        List<Style> set = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            set.add(style(GameArt.draw(seed).image()));
        }
        return set;
    }

    private static Style style(BufferedImage picture) {
        return Style.of(Measures.of(picture), picture.getWidth(), picture.getHeight());
    }

    /** A drawing of the set with every pixel changed. */
    private static Style changed(IntUnaryOperator pixel, int times) {
        Pixels art = Pixels.of(GameArt.draw(7).image());
        int edge = 64 * times;
        var picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < edge * edge; i++) {
            picture.setRGB(i % edge, i / edge, pixel.applyAsInt(art.at(i % edge / times, i / edge / times)));
        }
        return style(picture);
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
        assertThat(style(new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB)).of(Trait.OUTLINE))
                .isNaN();
        assertThat(Outlier.distances(List.of(Style.of(Measures.NONE, 0, 0)))).containsExactly(0);
    }
}
