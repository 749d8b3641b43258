package org.assetkiln.project.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearPairsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void findsExactlyThePairsThatComparingAllFinds(int bits) {
        long[] hashes = hashes(3000);
        Set<Long> all = new HashSet<>();
        for (int i = 0; i < hashes.length; i++) {
            for (int j = i + 1; j < hashes.length; j++) {
                if (Long.bitCount(hashes[i] ^ hashes[j]) <= bits) {
                    all.add((long) i << 32 | j);
                }
            }
        }
        Set<Long> found = new HashSet<>();
        int[] told = {0};
        NearPairs.of(hashes, bits, (one, other) -> {
            told[0]++;
            found.add((long) Math.min(one, other) << 32 | Math.max(one, other));
        });
        assertThat(found).isEqualTo(all).hasSize(told[0]).isNotEmpty();
    }

    /** As drawings and their recoloured variants are: many equal parts, so that a pair is met in several. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void amongHashesMuchAlikeNoPairIsMissedOrToldTwice(long seed) {
        Random random = new Random(seed);
        long[] few = random.longs(20).toArray();
        long[] hashes = new long[600];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = few[random.nextInt(few.length)];
            for (int flips = random.nextInt(5); flips > 0; flips--) {
                hashes[i] ^= 1L << random.nextInt(64);
            }
        }
        Set<Long> all = new HashSet<>();
        for (int i = 0; i < hashes.length; i++) {
            for (int j = i + 1; j < hashes.length; j++) {
                if (Long.bitCount(hashes[i] ^ hashes[j]) <= 4) {
                    all.add((long) i << 32 | j);
                }
            }
        }
        Set<Long> found = new HashSet<>();
        NearPairs.of(hashes, 4, (one, other) -> assertThat(
                        found.add((long) Math.min(one, other) << 32 | Math.max(one, other)))
                .isTrue());
        assertThat(found).isEqualTo(all).hasSizeGreaterThan(100);
    }

    @Test
    void tenThousandHashesTakeNoTime() {
        long[] hashes = hashes(10_000);
        long begin = System.nanoTime();
        NearPairs.of(hashes, 7, (one, other) -> {});
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void moreBitsThanThatAreRefused() {
        assertThatThrownBy(() -> NearPairs.of(new long[0], 8, (one, other) -> {}))
                .hasMessageContaining("0 to 7");
    }

    /** A tenth of them near another, two equal. */
    private static long[] hashes(int count) {
        Random random = new Random(7);
        long[] hashes = random.longs(count).toArray();
        for (int i = 0; i < count / 10; i++) {
            hashes[i] = hashes[count - 1 - i];
            for (int flips = random.nextInt(9); flips > 0; flips--) {
                hashes[i] ^= 1L << random.nextInt(64);
            }
        }
        hashes[0] = hashes[count - 1];
        return hashes;
    }
}
