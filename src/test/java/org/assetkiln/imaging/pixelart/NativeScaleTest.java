package org.assetkiln.imaging.pixelart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeScaleTest {
    /** A creature of 16 × 16 pixels: mirrored, in four colours, on transparency. */
    private static Pixels sprite(long seed) {
        int[] colours = {0, 0, 0xff000000 | (int) (seed * 0x5bd1e995) & 0xffffff, 0xff202038, 0xfff0c090};
        var random = new Random(seed);
        int[] argb = new int[256];
        for (int i = 0; i < 128; i++) {
            int x = i % 8;
            int y = i / 8;
            boolean rim = x == 0 || y == 0 || y == 15;
            int colour = rim ? 0 : colours[random.nextInt(colours.length)];
            argb[y * 16 + x] = colour;
            argb[y * 16 + 15 - x] = colour;
        }
        return new Pixels(16, 16, argb);
    }

    @Test
    void pixelArtThatWasNeverEnlargedIsLeftAlone() {
        assertThat(IntStream.range(0, 200)
                        .filter(seed -> NativeScale.of(sprite(seed)).enlarged()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 8, 16})
    void enlargementByAWholeNumberIsFoundAndUndoneExactly(int factor) {
        for (int seed = 0; seed < 20; seed++) {
            Pixels small = sprite(seed);
            Pixels large = Enlarged.times(small, factor);
            NativeScale scale = NativeScale.of(large);
            assertThat(scale).isEqualTo(new NativeScale(factor, 0, 0, 16, 16, true));
            assertThat(scale.offGrid()).isFalse();
            assertThat(Shrink.to(scale, large).argb()).isEqualTo(small.argb());
        }
    }

    @Test
    void enlargementByAFractionIsOffTheGridAndUndoneExactly() {
        for (int seed = 0; seed < 20; seed++) {
            Pixels small = sprite(seed);
            Pixels large = Enlarged.to(small, 53, 53);
            NativeScale scale = NativeScale.of(large);
            assertThat(scale.factor()).isCloseTo(53 / 16.0, within(1e-9));
            assertThat(scale.offGrid()).isTrue();
            assertThat(Shrink.to(scale, large).argb()).isEqualTo(small.argb());
        }
    }

    @Test
    void aCutThroughThePixelsOfTheBorderIsFound() {
        Pixels large = Enlarged.cut(Enlarged.times(sprite(3), 6), 4, 1);
        NativeScale scale = NativeScale.of(large);
        assertThat(scale).isEqualTo(new NativeScale(6, 2, 5, 16, 16, false));
        assertThat(scale.offGrid()).isTrue();
        assertThat(Shrink.to(scale, large).argb()).isEqualTo(sprite(3).argb());
    }

    @Test
    void theDirtOfAJpegHidesItSeldomAndHardlyChangesTheColours() throws Exception {
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            Pixels clean = Enlarged.times(sprite(seed), 8);
            Pixels dirty = Enlarged.jpeg(clean, 0.7f);
            NativeScale scale = NativeScale.of(dirty);
            if (scale.factor() == 8) {
                found++;
                Pixels wanted = Pixels.of(Enlarged.onWhite(sprite(seed)));
                assertThat(meanDifference(Shrink.to(scale, dirty), wanted)).isLessThan(12);
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(38);
    }

    @Test
    void aPlainPictureAndNoiseHaveNoScale() {
        Pixels plain = new Pixels(64, 64, new int[4096]);
        Pixels noise = new Pixels(
                64, 64, new Random(1).ints(4096).map(i -> i | 0xff000000).toArray());
        Pixels dot = new Pixels(1, 1, new int[] {0xffffffff});
        assertThat(NativeScale.of(plain).enlarged()).isFalse();
        assertThat(NativeScale.of(noise).enlarged()).isFalse();
        assertThat(NativeScale.of(dot).enlarged()).isFalse();
    }

    private static double meanDifference(Pixels one, Pixels other) {
        long sum = 0;
        for (int i = 0; i < one.argb().length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((one.argb()[i] >> shift & 0xff) - (other.argb()[i] >> shift & 0xff));
            }
        }
        return sum / (3.0 * one.argb().length);
    }
}
