package org.assetkiln.imaging.palette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;

class ColourSketchTest {
    private static final Palette FOUR = new Palette("four", List.of(0x101010, 0xf0f0f0, 0xc03030, 0x3050c0));

    @Test
    void drawnArtIsAsFarFromAPaletteAsItsPixelsSay() {
        for (int seed = 0; seed < 20; seed++) {
            ColourCounts counts = ColourCounts.of(Pixels.of(GameArt.draw(seed).image()));
            double exact = FOUR.distance(counts);
            assertThat(FOUR.distance(counts.sketch()))
                    .as("drawing %d", seed)
                    .isCloseTo(exact, within(0.05 * exact + 0.1));
        }
    }

    @Test
    void aRareColourIsNotRoundedAway() {
        int[] argb = IntStream.range(0, 4096)
                .map(i -> i == 77 ? 0xffff00ff : 0xff101010)
                .toArray();
        ColourSketch sketch = ColourCounts.of(new Pixels(64, 64, argb)).sketch();
        assertThat(sketch.size()).isEqualTo(2);
        assertThat(sketch.rgb(1)).isEqualTo(0xff00ff);
        assertThat(sketch.share(1)).isCloseTo(1 / 4096.0, within(1e-5));
    }

    @Test
    void aPictureOfManyColoursIsSketchedInThirtyTwo() {
        Random random = new Random(3);
        int[] argb = IntStream.range(0, 300 * 300)
                .map(i -> 0xff000000 | random.nextInt(1 << 24))
                .toArray();
        ColourCounts counts = ColourCounts.ofSome(new Pixels(300, 300, argb));
        assertThat(counts.colours().size()).isBetween(ColourTally.EXACT, 1 << 15);
        assertThat(counts.pixels()).isEqualTo(300 * 300);
        ColourSketch sketch = counts.sketch();
        assertThat(sketch.size()).isEqualTo(ColourSketch.MOST);
        assertThat(IntStream.range(0, sketch.size()).mapToDouble(sketch::share).sum())
                .isCloseTo(1, within(0.02));
    }

    @Test
    void bytesBringItBack() {
        ColourSketch sketch =
                ColourCounts.of(Pixels.of(GameArt.draw(5).image())).sketch();
        assertThat(sketch.bytes()).hasSize(4 * sketch.size());
        assertThat(ColourSketch.of(sketch.bytes())).isEqualTo(sketch);
        assertThat(ColourSketch.of(new byte[3])).isEqualTo(ColourSketch.NONE);
        assertThat(FOUR.distance(ColourSketch.NONE)).isNaN();
    }

    @Test
    void aDatasetsOwnPaletteHasWhatItsPicturesHaveEachCountingTheSame() {
        ColourSketch large = ColourCounts.of(
                        new Pixels(4, 1, new int[] {0xff0000aa, 0xff0000aa, 0xff0000aa, 0xff00aa00}))
                .sketch();
        ColourSketch small =
                ColourCounts.of(new Pixels(1, 1, new int[] {0xff00aa00})).sketch();
        assertThat(Palette.of("own", List.of(large, small), 8).colours()).containsExactly(0x00aa00, 0x0000aa);
    }
}
