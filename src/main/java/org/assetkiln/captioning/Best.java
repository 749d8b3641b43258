package org.assetkiln.captioning;

import java.util.ArrayList;
import java.util.List;

/** The few best of many, the first of equals first. */
final class Best {
    private final int most;
    private final List<Entry> entries;
    private float least = Float.NEGATIVE_INFINITY;

    Best(int most) {
        this.most = most;
        this.entries = new ArrayList<>(most + 1);
    }

    /** A token that may follow a row of text. */
    record Entry(float score, int row, int token) {}

    void offer(float score, int row, int token) {
        if (entries.size() == most && score <= least) {
            return;
        }
        int at = entries.size();
        while (at > 0 && entries.get(at - 1).score < score) {
            at--;
        }
        entries.add(at, new Entry(score, row, token));
        if (entries.size() > most) {
            entries.remove(most);
        }
        least = entries.get(entries.size() - 1).score;
    }

    /** The best first. */
    List<Entry> entries() {
        return entries;
    }
}
