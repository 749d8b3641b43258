package org.assetkiln.ui.dataset;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.assetkiln.ui.Fx;
import org.jspecify.annotations.Nullable;

/**
 * Cards of one size in rows, of which only those exist that are in sight. A card that stays in sight while the rest
 * scrolls is moved, not filled again.
 */
final class CardGrid<T> extends Region {
    private static final double ROWS_PER_NOTCH = 0.5;
    /** A new card is styled and laid out for the first time, which takes a millisecond or two: not all in one go. */
    private static final int MADE_AT_LEAST = 4;

    private static final long MADE_NANOS = 3_000_000;

    private final ObservableList<T> items;
    private final Supplier<? extends CardCell<T>> newCell;
    private final DoubleProperty leastWidth = new SimpleDoubleProperty(100);
    private final DoubleProperty cardHeight = new SimpleDoubleProperty(100);
    private final Pane content = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final NavigableMap<Integer, CardCell<T>> inSight = new TreeMap<>();
    private final Deque<CardCell<T>> spare = new ArrayDeque<>();
    private CardLayout cards = CardLayout.of(1, 1, 1, 0);
    private int toReveal = -1;
    /** What is to stay where it is on the screen when others come before it. */
    private @Nullable T anchor;

    private int anchorIndex = -1;

    CardGrid(ObservableList<T> items, Supplier<? extends CardCell<T>> newCell) {
        this.items = items;
        this.newCell = newCell;
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        content.setManaged(false);
        bar.setManaged(false);
        getChildren().addAll(content, bar);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        InvalidationListener changed = o -> requestLayout();
        items.addListener((ListChangeListener<T>) change -> itemsChanged());
        bar.valueProperty().addListener(changed);
        leastWidth.addListener(changed);
        cardHeight.addListener(changed);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    /** Pixels that a card is wide at least. */
    DoubleProperty leastWidth() {
        return leastWidth;
    }

    /** Pixels from one row to the next. */
    DoubleProperty cardHeight() {
        return cardHeight;
    }

    /** Where the cards are; as of the last layout. */
    CardLayout cards() {
        return cards;
    }

    /** How far the content is scrolled, in pixels. */
    double top() {
        return bar.getValue();
    }

    /** The cells in sight. */
    Collection<CardCell<T>> cells() {
        return inSight.values();
    }

    /** Whole rows that fit on the screen, at least 1. */
    int rowsShown() {
        return (int) Math.max(1, Math.floor(getHeight() / cards.cardHeight()));
    }

    /** Scrolls as little as shows the item. */
    void reveal(int index) {
        toReveal = index;
        requestLayout();
    }

    /** Whether the item was in sight, in part at least, when the grid was laid out last. */
    boolean inSight(int index) {
        return inSight.containsKey(index);
    }

    void scrollBy(double pixels) {
        bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() + pixels)));
    }

    private void itemsChanged() {
        CardCell<T> first = inSight.get(cards.firstAt(top()));
        if (anchor == null && first != null && top() > 0) {
            anchor = first.item();
            anchorIndex = first.index();
        }
        requestLayout();
    }

    /** How far the anchor has moved, in pixels. */
    private double shift() {
        int now = anchor == null ? -1 : items.indexOf(anchor);
        anchor = null;
        return now < 0 ? 0 : cards.y(now) - cards.y(anchorIndex);
    }

    /** Selection or focus may have moved. */
    void updateSelection() {
        inSight.values().forEach(CardCell::updateSelection);
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> items.size();
            case ITEM_AT_INDEX -> inSight.get((Integer) parameters[0]);
            case FOCUS_ITEM ->
                cells().stream().filter(CardCell::focusedItem).findFirst().orElse(null);
            case SELECTED_ITEMS ->
                FXCollections.observableArrayList(
                        cells().stream().filter(CardCell::selected).toList());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private void wheel(ScrollEvent e) {
        boolean notches = e.getTextDeltaYUnits() == ScrollEvent.VerticalTextScrollUnits.LINES;
        double step = Math.signum(e.getDeltaY()) * cards.cardHeight() * ROWS_PER_NOTCH;
        scrollBy(notches ? -step : -e.getDeltaY());
        e.consume();
    }

    @Override
    protected void layoutChildren() {
        double barWidth = Math.ceil(bar.prefWidth(-1));
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        content.resize(getWidth() - barWidth, getHeight());
        int topmost = cards.firstAt(bar.getValue());
        double into = bar.getValue() - (topmost < cards.count() ? cards.y(topmost) : 0);
        CardLayout next = CardLayout.of(getWidth() - barWidth, leastWidth.get(), cardHeight.get(), items.size());
        boolean moved = next.columns() != cards.columns() || next.cardHeight() != cards.cardHeight();
        double wanted = moved && topmost < next.count() ? next.y(topmost) + Math.min(into, next.cardHeight()) : top();
        cards = next;
        scrollTo(revealed(wanted + shift()));
        fill(bar.getValue());
    }

    private double revealed(double top) {
        int index = toReveal;
        toReveal = -1;
        if (index < 0 || index >= cards.count()) {
            return top;
        }
        double y = cards.y(index);
        return Math.max(Math.min(top, y), y + cards.cardHeight() - getHeight());
    }

    private void scrollTo(double wanted) {
        double max = Math.max(0, cards.height() - getHeight());
        double value = Math.max(0, Math.min(max, wanted));
        bar.setVisible(max > 0);
        bar.setMax(max);
        bar.setVisibleAmount(max > 0 ? max * getHeight() / cards.height() : 1);
        bar.setUnitIncrement(cards.cardHeight() * ROWS_PER_NOTCH);
        bar.setBlockIncrement(rowsShown() * cards.cardHeight());
        bar.setValue(value);
    }

    private void fill(double top) {
        int first = cards.firstAt(top);
        int end = cards.endAt(top + getHeight());
        Iterator<Map.Entry<Integer, CardCell<T>>> old = inSight.entrySet().iterator();
        while (old.hasNext()) {
            Map.Entry<Integer, CardCell<T>> entry = old.next();
            if (entry.getKey() < first || entry.getKey() >= end) {
                spare.push(entry.getValue());
                old.remove();
            }
        }
        for (int i = first; i < end && !spare.isEmpty(); i++) {
            inSight.computeIfAbsent(i, index -> spare.pop());
        }
        // From the end: the newest request for a picture is answered first, and the eye begins at the top.
        inSight.descendingMap().forEach((i, cell) -> place(cell, i, top));
        spare.forEach(cell -> cell.show(null, -1));
        make(first, end, top);
    }

    private void place(CardCell<T> cell, int i, double top) {
        cell.show(items.get(i), i);
        cell.resizeRelocate(cards.x(i), Math.round(cards.y(i) - top), cards.cardWidth(), cards.cardHeight());
    }

    /** Makes cells for cards that have come into sight, as many as may be; the rest with the next pulse. */
    private void make(int first, int end, double top) {
        long until = System.nanoTime() + MADE_NANOS;
        int made = 0;
        for (int i = first; i < end; i++) {
            if (!inSight.containsKey(i)) {
                if (made++ >= MADE_AT_LEAST && System.nanoTime() > until) {
                    Fx.later(this::requestLayout);
                    return;
                }
                CardCell<T> cell = newCell.get();
                cell.setManaged(false);
                content.getChildren().add(cell);
                inSight.put(i, cell);
                place(cell, i, top);
            }
        }
    }
}
