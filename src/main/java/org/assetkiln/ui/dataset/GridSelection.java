package org.assetkiln.ui.dataset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a grid are selected, and which has the focus. Selected are names, so that they survive filtering and
 * sorting; the focus is an index into the items shown, -1 for none.
 */
final class GridSelection<T> {
    private final ObservableList<T> items;
    private final Function<T, String> name;
    private final Set<String> selected = new LinkedHashSet<>();
    private final ReadOnlyIntegerWrapper focus = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper moves = new ReadOnlyIntegerWrapper();
    private int anchor = -1;
    private boolean anew;

    GridSelection(ObservableList<T> items, Function<T, String> name) {
        this.items = items;
        this.name = name;
        items.addListener((ListChangeListener<T>) change -> itemsChanged());
    }

    /** Counts up with each change of selection or focus. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Counts up with each change but those that only follow the items. */
    ReadOnlyIntegerProperty moves() {
        return moves.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty focus() {
        return focus.getReadOnlyProperty();
    }

    @Nullable
    T focused() {
        int index = focus.get();
        return index >= 0 && index < items.size() ? items.get(index) : null;
    }

    boolean isSelected(T item) {
        return selected.contains(name.apply(item));
    }

    /** Selected items among those shown, in their order. */
    List<T> selectedItems() {
        T one = focused();
        return one != null && selected.size() == 1 && isSelected(one)
                ? List.of(one) // the usual case, without looking through 100,000
                : items.stream().filter(this::isSelected).toList();
    }

    /** This one alone. */
    void select(int index) {
        if (items.isEmpty()) {
            return;
        }
        selected.clear();
        moveTo(index);
        anchor = focus.get();
        selected.add(nameAt(anchor));
        changed();
    }

    /** Takes one in or out. */
    void toggle(int index) {
        moveTo(index);
        anchor = focus.get();
        String id = nameAt(anchor);
        if (!selected.remove(id)) {
            selected.add(id);
        }
        changed();
    }

    /** All from the last one clicked to this one. */
    void extendTo(int index) {
        if (anchor < 0) {
            select(index);
            return;
        }
        moveTo(index);
        selected.clear();
        int to = focus.get();
        for (int i = Math.min(anchor, to); i <= Math.max(anchor, to); i++) {
            selected.add(nameAt(i));
        }
        changed();
    }

    void selectAll() {
        items.forEach(item -> selected.add(name.apply(item)));
        if (focus.get() < 0 && !items.isEmpty()) {
            moveTo(0);
        }
        changed();
    }

    /** Names that are selected now, to begin a rubber band with. */
    Set<String> snapshot() {
        return Set.copyOf(selected);
    }

    /** Exactly these, and what was selected {@code before}; the focus goes to the first of them. */
    void selectThese(Set<String> before, int[] indexes) {
        selected.clear();
        selected.addAll(before);
        for (int index : indexes) {
            selected.add(nameAt(index));
        }
        if (indexes.length > 0) {
            moveTo(indexes[0]);
            anchor = focus.get();
        }
        changed();
    }

    /** Nothing is selected any more: these are other items now. */
    void clear() {
        selected.clear();
        focus.set(-1);
        anchor = -1;
        changed();
    }

    /** Other items are coming, not fewer of the same: if none of them is selected, the first will be. */
    void beginAnew() {
        anew = true;
    }

    private void moveTo(int index) {
        focus.set(Math.max(0, Math.min(index, items.size() - 1)));
    }

    private String nameAt(int index) {
        return name.apply(items.get(index));
    }

    /** Keeps the focus on a selected item that is still there; else as near as possible to where it was. */
    private void itemsChanged() {
        int index = -1;
        for (int i = 0; i < items.size() && index < 0; i++) {
            index = isSelected(items.get(i)) ? i : -1;
        }
        if (index < 0 && !items.isEmpty()) {
            select(anew ? 0 : Math.max(0, focus.get()));
            anew = false;
            return;
        }
        anew = false;
        focus.set(index);
        anchor = index;
        changes.set(changes.get() + 1);
    }

    private void changed() {
        moves.set(moves.get() + 1);
        changes.set(changes.get() + 1);
    }
}
