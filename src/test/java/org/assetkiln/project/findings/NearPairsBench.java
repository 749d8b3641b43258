package org.assetkiln.project.findings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.assetkiln.imaging.measure.PerceptualHash;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.index.DatasetIndex;
import org.jspecify.annotations.Nullable;

/**
 * Compares ways to find all pairs of alike perceptual hashes: the parts of {@link NearPairs}, a BK tree (Burkhard and Keller
 * 1973) and a vantage-point tree (Yianilos 1993). {@code NearPairsBench FOLDER}, where FOLDER is a project whose images have
 * been looked at. The trees hold each different hash once.
 */
public final class NearPairsBench {
    private static final int BITS = 4;

    private NearPairsBench() {}

    private interface Tree {
        /** Every hash within {@link #BITS} of another. */
        void near(long hash, LongConsumer found);
    }

    public static void main(String[] arguments) throws Exception {
        long[] all;
        try (Project project = Project.open(Path.of(arguments[0]));
                DatasetIndex index = DatasetIndex.open(project)) {
            all = index.known().stream()
                    .mapToLong((DatasetImage image) -> image.measures().look())
                    .filter(look -> look != 0)
                    .toArray();
        }
        for (int count : new int[] {10_000, 100_000}) {
            int step = Math.max(1, all.length / count);
            long[] hashes = new long[Math.min(count, all.length / step)];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = all[i * step];
            }
            for (int round = 0; round < 3; round++) {
                measure(hashes);
            }
        }
    }

    private static void measure(long[] hashes) {
        Map<Long, Integer> counts = new HashMap<>();
        for (long hash : hashes) {
            counts.merge(hash, 1, Integer::sum);
        }
        System.out.printf("%d hashes, %d of them different%n", hashes.length, counts.size());
        long begin = System.nanoTime();
        long[] pairs = {0};
        NearPairs.of(hashes, BITS, (one, other) -> pairs[0]++);
        print("parts", pairs[0], begin, 0);
        tree("BK tree", counts, Bk::new);
        tree("VP tree", counts, Vp::new);
    }

    private static void tree(String name, Map<Long, Integer> counts, Function<List<Long>, Tree> make) {
        System.gc();
        long before = used();
        long begin = System.nanoTime();
        Tree tree = make.apply(new ArrayList<>(counts.keySet()));
        long[] pairs = {0};
        counts.forEach((hash, times) -> {
            pairs[0] += (long) times * (times - 1); // each pair twice, from both ends
            tree.near(hash, other -> pairs[0] += other == hash ? 0 : (long) times * counts.getOrDefault(other, 0));
        });
        long took = begin;
        print(name, pairs[0] / 2, took, used() - before);
    }

    private static void print(String name, long pairs, long begin, long bytes) {
        double millis = (System.nanoTime() - begin) / 1e6;
        System.out.printf("  %-8s %9d pairs in %7.0f ms, %.1f MiB%n", name, pairs, millis, bytes / 1048576.0);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Children by their distance. */
    private static final class Bk implements Tree {
        private final long hash;
        private final Map<Integer, Bk> children = new TreeMap<>();

        Bk(List<Long> hashes) {
            this(hashes.get(0));
            hashes.subList(1, hashes.size()).forEach(this::add);
        }

        private Bk(long hash) {
            this.hash = hash;
        }

        private void add(long other) {
            int distance = PerceptualHash.distance(hash, other);
            Bk child = children.get(distance);
            if (child == null) {
                children.put(distance, new Bk(other));
            } else {
                child.add(other);
            }
        }

        @Override
        public void near(long other, LongConsumer found) {
            int distance = PerceptualHash.distance(hash, other);
            if (distance <= BITS) {
                found.accept(hash);
            }
            children.forEach((at, child) -> {
                if (Math.abs(at - distance) <= BITS) {
                    child.near(other, found);
                }
            });
        }
    }

    /** The half within the median distance of the first, and the other. */
    private static final class Vp implements Tree {
        private final long hash;
        private int radius;
        private @Nullable Vp inside;
        private @Nullable Vp outside;

        Vp(List<Long> hashes) {
            hash = hashes.get(0);
            List<Long> rest = new ArrayList<>(hashes.subList(1, hashes.size()));
            rest.sort(Comparator.comparingInt(other -> PerceptualHash.distance(hash, other)));
            if (!rest.isEmpty()) {
                int middle = rest.size() / 2;
                radius = PerceptualHash.distance(hash, rest.get(middle));
                outside = new Vp(rest.subList(middle, rest.size()));
                inside = middle == 0 ? null : new Vp(rest.subList(0, middle));
            }
        }

        @Override
        public void near(long other, LongConsumer found) {
            int distance = PerceptualHash.distance(hash, other);
            if (distance <= BITS) {
                found.accept(hash);
            }
            if (inside != null && distance - BITS <= radius) {
                inside.near(other, found);
            }
            if (outside != null && distance + BITS >= radius) {
                outside.near(other, found);
            }
        }
    }
}
