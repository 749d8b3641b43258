package org.assetkiln.project.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What has changed between two texts, word by word: the longest common subsequence stays, the rest went or came. */
public final class WordDifference {
    private static final Pattern PART = Pattern.compile(Word.PATTERN.pattern() + "|[^\\p{L}\\p{M}\\p{N}_\\s]|\\s+");
    /** A table of this many cells takes about 10 ms; longer texts are shown as replaced whole. */
    private static final long CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Piece> pieces = new ArrayList<>();

    /** What became of a piece of text. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A run of words with the same fate, with the spaces between them. */
    public record Piece(Kind kind, String text) {}

    private WordDifference(String before, String after) {
        this.before = parts(before);
        this.after = parts(after);
    }

    /**
     * The pieces in reading order, of two neighbours that replace each other the removed one first. The pieces that are
     * not added make up {@code before}, those not removed {@code after}.
     */
    public static List<Piece> between(String before, String after) {
        return new WordDifference(before, after).pieces();
    }

    private static List<String> parts(String text) {
        return PART.matcher(text).results().map(match -> match.group()).toList();
    }

    private List<Piece> pieces() {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        add(Kind.SAME, before.subList(0, head));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(Kind.SAME, before.subList(before.size() - tail, before.size()));
        return merged();
    }

    private void middle(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > CELLS) {
            add(Kind.REMOVED, old);
            add(Kind.ADDED, now);
            return;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(Kind.SAME, List.of(old.get(i)));
                i++;
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(Kind.REMOVED, List.of(old.get(i++)));
            } else {
                add(Kind.ADDED, List.of(now.get(j++)));
            }
        }
    }

    /** Entry [i][j]: how much the texts from part i and part j on have in common; words weigh more than spaces. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] table = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            int weight = old.get(i).isBlank() ? 1 : 2;
            for (int j = now.size() - 1; j >= 0; j--) {
                table[i][j] = old.get(i).equals(now.get(j))
                        ? table[i + 1][j + 1] + weight
                        : Math.max(table[i + 1][j], table[i][j + 1]);
            }
        }
        return table;
    }

    private void add(Kind kind, List<String> parts) {
        if (!parts.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", parts)));
        }
    }

    /** A lone space between two changes is no island: it went and came with them. */
    private List<Piece> merged() {
        List<Piece> result = new ArrayList<>();
        StringBuilder[] open = {new StringBuilder(), new StringBuilder()};
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean changed = piece.kind() != Kind.SAME;
            boolean bridge = piece.text().isBlank() && open[0].length() + open[1].length() > 0 && changesAt(i + 1);
            if (changed || bridge) {
                append(open, piece);
            } else {
                flush(open, result);
                join(result, piece);
            }
        }
        flush(open, result);
        return result;
    }

    private boolean changesAt(int index) {
        return index < pieces.size() && pieces.get(index).kind() != Kind.SAME;
    }

    private static void append(StringBuilder[] open, Piece piece) {
        if (piece.kind() != Kind.ADDED) {
            open[0].append(piece.text());
        }
        if (piece.kind() != Kind.REMOVED) {
            open[1].append(piece.text());
        }
    }

    /** A space that ends both what went and what came stays. */
    private static void flush(StringBuilder[] open, List<Piece> result) {
        String removed = open[0].toString();
        String added = open[1].toString();
        int shared = removed.endsWith(" ") && added.endsWith(" ") ? 1 : 0;
        put(result, Kind.REMOVED, removed.substring(0, removed.length() - shared));
        put(result, Kind.ADDED, added.substring(0, added.length() - shared));
        put(result, Kind.SAME, " ".repeat(shared));
        open[0].setLength(0);
        open[1].setLength(0);
    }

    private static void put(List<Piece> result, Kind kind, String text) {
        if (!text.isEmpty()) {
            result.add(new Piece(kind, text));
        }
    }

    private static void join(List<Piece> result, Piece piece) {
        Piece last = result.isEmpty() ? null : result.get(result.size() - 1);
        if (last != null && last.kind() == Kind.SAME) {
            result.set(result.size() - 1, new Piece(Kind.SAME, last.text() + piece.text()));
        } else {
            result.add(piece);
        }
    }
}
