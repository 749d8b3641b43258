package org.assetkiln.ui.dataset;

import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A place on the screen that shows one item after another; its nodes are made once, only what they show changes. */
abstract class CardCell<T> extends StackPane {
    private @Nullable T item;
    private int index = -1;

    CardCell() {
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setVisible(false);
    }

    /** What is shown now, or null. */
    final @Nullable T item() {
        return item;
    }

    /** The item's place in the grid, -1 for none. */
    final int index() {
        return index;
    }

    /** Shows an item, or with null nothing. */
    final void show(@Nullable T next, int newIndex) {
        boolean other = !Objects.equals(next, item);
        if (next == item && newIndex == index) {
            return;
        }
        item = next;
        index = newIndex;
        setVisible(next != null);
        if (other) {
            itemChanged();
        } else {
            itemUpdated();
        }
        updateSelection();
    }

    /** Another item is to be shown, or none. */
    abstract void itemChanged();

    /** More is known about the same item. */
    abstract void itemUpdated();

    /** Selection or focus may have moved. */
    abstract void updateSelection();

    /** Whether this card is among the selected, for accessibility. */
    abstract boolean selected();

    /** Whether the keys are for this card. */
    abstract boolean focusedItem();

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> index;
            case SELECTED -> selected();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
