package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    @Test
    void everyEpochVisitsEachImageOnce() {
        var order = new ImageOrder(7, new Seeds(3), 0);
        for (int epoch = 0; epoch < 5; epoch++) {
            Set<Integer> seen = new TreeSet<>();
            for (int i = 0; i < 7; i++) {
                seen.add(order.at(epoch * 7L + i));
            }
            assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void orderDependsOnTheSeedAndOnNothingElse() {
        var order = new ImageOrder(100, new Seeds(3), 0);
        var again = new ImageOrder(100, new Seeds(3), 0);
        var other = new ImageOrder(100, new Seeds(4), 0);
        assertThat(again.at(150)).isEqualTo(order.at(150));
        assertThat(java.util.stream.LongStream.range(0, 100).map(other::at).toArray())
                .isNotEqualTo(
                        java.util.stream.LongStream.range(0, 100).map(order::at).toArray());
    }

    @Test
    void seedsOfDifferentUsesAndPlacesDiffer() {
        var seeds = new Seeds(42);
        Set<Long> all = new TreeSet<>();
        for (Seeds.Use use : Seeds.Use.values()) {
            for (int a = 0; a < 20; a++) {
                for (int b = 0; b < 20; b++) {
                    all.add(seeds.of(use, a, b));
                }
            }
        }
        assertThat(all).hasSize(Seeds.Use.values().length * 400);
    }
}
