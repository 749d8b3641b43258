package org.assetkiln.ui.search;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.project.wording.Vocabulary;
import org.assetkiln.ui.Background;
import org.assetkiln.ui.Fx;

/**
 * Counts the words of captions as they change: of the few that a hand changes at once, of the many that come with a
 * project or a batch in the background. The order does not matter to the sums. FX thread only.
 */
final class WordCount {
    private static final int AT_ONCE = 50;

    private final Vocabulary vocabulary = new Vocabulary();
    private final Background background;
    private List<Change> many = new ArrayList<>();
    private int together;
    /** Pieces of work in the background: to count beside them would be to wait for them. */
    private int underWay;

    private record Change(String before, String after) {
        void in(Vocabulary vocabulary) {
            vocabulary.remove(before);
            vocabulary.add(after);
        }
    }

    WordCount(Background background) {
        this.background = background;
    }

    /** Safe for use by several threads. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** A caption says something else; an empty text stands for no caption. */
    void change(String before, String after) {
        if (before.equals(after)) {
            return;
        }
        var change = new Change(before, after);
        if (together++ == 0) {
            Fx.later(this::countMany);
        }
        if (together <= AT_ONCE && underWay == 0) {
            change.in(vocabulary);
        } else {
            many.add(change);
        }
    }

    private void countMany() {
        together = 0;
        if (!many.isEmpty()) {
            List<Change> work = many;
            many = new ArrayList<>();
            underWay++;
            background.quietly(() -> count(work), counted -> underWay--);
        }
    }

    private int count(List<Change> changes) {
        changes.forEach(change -> change.in(vocabulary));
        return changes.size();
    }
}
