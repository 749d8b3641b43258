package org.assetkiln.project.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words of all captions with how often they are used, kept up to date caption by caption. A word counts in its
 * lower-case form. Safe for use by several
 * threads; many captions are taken in one by one, so that nobody waits for all of them.
 */
public final class Vocabulary {
    private static final int SHORTEST = 4;
    private static final int OFTEN = 3;

    private final TreeMap<String, Integer> uses = new TreeMap<>();
    /** How often a word follows another; the first word of a caption follows an empty one. */
    private final Map<String, TreeMap<String, Integer>> following = new HashMap<>();

    /** A word and how often it is used in all captions together. */
    public record Entry(String word, int uses) {}

    /** Takes a caption in. */
    public void add(String text) {
        count(text, 1);
    }

    /** Takes out a caption that was taken in before. */
    public void remove(String text) {
        count(text, -1);
    }

    private void count(String text, int by) {
        List<Word> words = Word.in(text);
        synchronized (this) {
            count(words, by);
        }
    }

    private void count(List<Word> words, int by) {
        String previous = "";
        for (Word word : words) {
            change(uses, word.key(), by);
            TreeMap<String, Integer> after = following.computeIfAbsent(previous, key -> new TreeMap<>());
            change(after, word.key(), by);
            if (after.isEmpty()) {
                following.remove(previous);
            }
            previous = word.key();
        }
    }

    private static void change(Map<String, Integer> counts, String word, int by) {
        counts.compute(word, (key, old) -> {
            int next = (old == null ? 0 : old) + by;
            return next == 0 ? null : next;
        });
    }

    public synchronized int uses(String word) {
        return uses.getOrDefault(Word.key(word), 0);
    }

    /** All words, the most used first, those used as often by the alphabet. */
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        uses.forEach((word, count) -> entries.add(new Entry(word, count)));
        entries.sort(Comparator.comparingInt(Entry::uses).reversed().thenComparing(Entry::word));
        return entries;
    }

    /** Words that stand in a single place: rare ones, and slips of the hand. */
    public List<String> usedOnce() {
        return entries().stream()
                .filter(entry -> entry.uses() == 1)
                .map(Entry::word)
                .toList();
    }

    /** A word that is used often and differs from a rare one by a single slip of the hand; empty if there is none. */
    public String likely(String rare) {
        String word = Word.key(rare);
        if (word.length() < SHORTEST || uses(word) > 1) {
            return "";
        }
        return entries().stream()
                .filter(entry -> entry.uses() >= OFTEN && Slips.oneApart(word, entry.word()))
                .map(Entry::word)
                .findFirst()
                .orElse("");
    }

    /**
     * How a word that has been begun may end: first words that have followed the previous one, then all others, each by
     * their number of uses.
     *
     * @param previous the word before, empty at the beginning
     * @param begun its first letters; empty asks for words that have followed the previous one
     */
    public synchronized List<String> suggest(String previous, String begun, int most) {
        String start = Word.key(begun);
        TreeMap<String, Integer> after = following.getOrDefault(Word.key(previous), new TreeMap<>());
        TreeSet<Entry> found =
                new TreeSet<>(Comparator.comparingInt((Entry entry) -> -after.getOrDefault(entry.word(), 0))
                        .thenComparing(entry -> -entry.uses())
                        .thenComparing(Entry::word));
        TreeMap<String, Integer> source = begun.isEmpty() ? after : uses;
        source.subMap(start, start + Character.MAX_VALUE).forEach((word, count) -> found.add(new Entry(word, count)));
        return found.stream()
                .map(Entry::word)
                .filter(word -> !word.equals(start))
                .limit(most)
                .toList();
    }
}
