package org.assetkiln.project.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assetkiln.project.wording.WordDifference.Kind;
import org.assetkiln.project.wording.WordDifference.Piece;

/** Puts together what two people changed in the same caption, where they changed different words. */
public final class CaptionMerge {
    private CaptionMerge() {}

    /** {@code base[start, end)} is replaced by {@code text}. */
    private record Hunk(int start, int end, String text) {}

    /**
     * The text with both changes; empty where both changed the same words, or words side by side.
     *
     * @param base what both began from
     */
    public static Optional<String> merge(String base, String mine, String theirs) {
        List<Hunk> hunks = new ArrayList<>(hunks(base, mine));
        for (Hunk hunk : hunks(base, theirs)) {
            boolean same = hunks.contains(hunk);
            if (!same && hunks.stream().anyMatch(other -> touch(hunk, other))) {
                return Optional.empty();
            }
            if (!same) {
                hunks.add(hunk);
            }
        }
        hunks.sort(Comparator.comparingInt(Hunk::start));
        StringBuilder merged = new StringBuilder();
        int at = 0;
        for (Hunk hunk : hunks) {
            merged.append(base, at, hunk.start()).append(hunk.text());
            at = hunk.end();
        }
        return Optional.of(merged.append(base.substring(at)).toString());
    }

    private static boolean touch(Hunk one, Hunk other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }

    private static List<Hunk> hunks(String base, String changed) {
        List<Hunk> hunks = new ArrayList<>();
        int at = 0;
        for (Piece piece : WordDifference.between(base, changed)) {
            int end = piece.kind() == Kind.ADDED ? at : at + piece.text().length();
            if (piece.kind() != Kind.SAME) {
                String added = piece.kind() == Kind.ADDED ? piece.text() : "";
                Hunk last = hunks.isEmpty() ? null : hunks.get(hunks.size() - 1);
                if (last != null && last.end() == at) {
                    hunks.set(hunks.size() - 1, new Hunk(last.start(), end, last.text() + added));
                } else {
                    hunks.add(new Hunk(at, end, added));
                }
            }
            at = end;
        }
        return hunks;
    }
}
