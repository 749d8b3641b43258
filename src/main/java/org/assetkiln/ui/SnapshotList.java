package org.assetkiln.ui;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/**
 * An observable list whose whole content is exchanged at once. Nothing is copied, neither for the list nor for what its
 * listeners are told: with 100,000 elements {@code setAll} of JavaFX' own list holds the window up for a tenth of a
 * second. Elements cannot be added or removed one by one.
 */
public final class SnapshotList<E> extends ObservableListBase<E> {
    private List<E> content = List.of();

    /** Shows these, which must never change. */
    public void show(List<E> next) {
        List<E> before = content;
        content = next;
        modCount++;
        if (!before.isEmpty() || !next.isEmpty()) {
            fireChange(new Exchange<>(this, before));
        }
    }

    /** What it says now, as a list that never changes. */
    public List<E> content() {
        return content;
    }

    @Override
    public E get(int index) {
        return content.get(index);
    }

    @Override
    public int size() {
        return content.size();
    }

    /** All elements have come in the place of all those before. */
    private static final class Exchange<E> extends ListChangeListener.Change<E> {
        private static final int[] UNMOVED = {};
        private final List<E> before;
        private boolean told;

        Exchange(ObservableList<E> list, List<E> before) {
            super(list);
            this.before = before;
        }

        @Override
        public boolean next() {
            boolean first = !told;
            told = true;
            return first;
        }

        @Override
        public void reset() {
            told = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<E> getRemoved() {
            return before;
        }

        @Override
        protected int[] getPermutation() {
            return UNMOVED;
        }
    }
}
