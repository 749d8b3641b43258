package org.assetkiln.model.token;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns which symbols to join: again and again the pair that is most frequent, Sennrich et al. 2016, arXiv 1508.07909. */
final class Merges {
    /** Two neighbouring symbols. */
    record Pair(String left, String right) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::left).thenComparing(Pair::right);

        String joined() {
            return left + right;
        }

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    /** A distinct word: its symbols so far, and how often it occurs. */
    private record Word(List<String> symbols, int count) {}

    private final List<Word> words = new ArrayList<>();

    /** Starts from how often each word occurs. */
    Merges(Map<String, Integer> counts) {
        counts.forEach((word, count) -> words.add(new Word(ByteSymbols.of(word), count)));
    }

    /** The pairs to join, in order; fewer than {@code most} once no pair occurs twice. */
    List<Pair> learn(int most) {
        List<Pair> merges = new ArrayList<>();
        while (merges.size() < most) {
            Optional<Pair> best = mostFrequent();
            if (best.isEmpty()) {
                break;
            }
            merges.add(best.get());
            words.forEach(word -> join(word.symbols(), best.get()));
        }
        return merges;
    }

    /** Of equally frequent pairs the first by name, so that a vocabulary can be made again. */
    private Optional<Pair> mostFrequent() {
        Map<Pair, Integer> counts = new HashMap<>();
        for (Word word : words) {
            for (int i = 0; i + 1 < word.symbols().size(); i++) {
                counts.merge(new Pair(word.symbols().get(i), word.symbols().get(i + 1)), word.count(), Integer::sum);
            }
        }
        Comparator<Map.Entry<Pair, Integer>> byCount = Map.Entry.comparingByValue();
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .max(byCount.thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static void join(List<String> symbols, Pair pair) {
        for (int i = 0; i + 1 < symbols.size(); i++) {
            if (symbols.get(i).equals(pair.left()) && symbols.get(i + 1).equals(pair.right())) {
                symbols.set(i, pair.joined());
                symbols.remove(i + 1);
            }
        }
    }
}
