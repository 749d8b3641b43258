package org.assetkiln.imaging.palette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;

class PaletteTest {
    private static final Palette BLACK_WHITE = new Palette("two", List.of(0x000000, 0xffffff));

    private static Pixels row(int... argb) {
        return new Pixels(argb.length, 1, argb);
    }

    /** Values of the table in Ottosson's article, through CIE XYZ of sRGB's primaries. */
    @Test
    void okLabOfKnownColours() {
        assertThat(OkLab.of(0xffffff).lightness()).isCloseTo(1, within(1e-3));
        OkLab red = OkLab.of(0xff0000);
        assertThat(red.lightness()).isCloseTo(0.628, within(1e-3));
        assertThat(red.a()).isCloseTo(0.225, within(1e-3));
        assertThat(red.b()).isCloseTo(0.126, within(1e-3));
        assertThat(OkLab.of(0).distance(OkLab.of(0xffffff))).isCloseTo(100, within(0.1));
    }

    @Test
    void fewColoursAreKeptAsTheyAreTheMostFrequentFirst() {
        Palette palette = Palette.of("a", row(0xff112233, 0xffaabbcc, 0xffaabbcc, 0x00ff00ff), 8);
        assertThat(palette.colours()).containsExactly(0xaabbcc, 0x112233);
    }

    @Test
    void manyColoursBecomeOnesThatStandForThem() {
        int[] argb = IntStream.range(0, 300)
                .map(i -> 0xff000000
                        | (i % 3 == 0 ? 0xe00000 + i % 20 : i % 3 == 1 ? 0x00c000 + i % 25 : 0x0000c8 + i % 30 * 256))
                .toArray();
        List<Integer> colours = Palette.of("a", row(argb), 3).colours();
        assertThat(colours).hasSize(3);
        assertThat(colours).anyMatch(rgb -> rgb >> 16 == 0xe0);
        assertThat(colours).anyMatch(rgb -> rgb >> 16 == 0 && (rgb >> 8 & 0xff) >= 0xc0);
        assertThat(colours).anyMatch(rgb -> (rgb & 0xff) == 0xc8);
        assertThat(IntStream.of(argb).map(a -> a & 0xffffff).boxed()).containsAll(colours);
    }

    @Test
    void distanceGrowsWithWhatThePaletteLacks() {
        assertThat(BLACK_WHITE.distance(ColourCounts.of(row(0xff000000, 0xffffffff))))
                .isZero();
        double grey = BLACK_WHITE.distance(ColourCounts.of(row(0xff000000, 0xff808080)));
        double allGrey = BLACK_WHITE.distance(ColourCounts.of(row(0xff808080, 0xff808080)));
        assertThat(grey).isGreaterThan(10);
        assertThat(allGrey).isCloseTo(2 * grey, within(1e-9));
        assertThat(BLACK_WHITE.distance(ColourCounts.of(row(0x00808080)))).isZero();
    }

    @Test
    void strayColoursAreNamedWithTheirNeighbour() {
        List<Palette.Stray> strays =
                BLACK_WHITE.strays(ColourCounts.of(row(0xff000000, 0xfffefefe, 0xff010101, 0xfffefefe)));
        assertThat(strays).extracting(Palette.Stray::rgb).containsExactly(0xfefefe, 0x010101);
        assertThat(strays).extracting(Palette.Stray::pixels).containsExactly(2, 1);
        assertThat(strays).extracting(Palette.Stray::nearest).containsExactly(0xffffff, 0x000000);
        assertThat(strays.get(0).distance()).isLessThan(1);
    }
}
