package org.assetkiln.ui.dataset;

import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;

/**
 * Where cards of one size lie in rows that fill a width. Coordinates are pixels of the whole content, y down from its top.
 *
 * @param cardWidth pixels from one card to the next, a whole number
 * @param cardHeight pixels from one row to the next
 * @param columns at least 1
 * @param count how many cards there are
 */
record CardLayout(double cardWidth, double cardHeight, int columns, int count) {
    /** As many columns of at least {@code leastWidth} as fit, widened until they fill the width. */
    static CardLayout of(double width, double leastWidth, double cardHeight, int count) {
        int columns = (int) Math.max(1, Math.floor(width / leastWidth));
        return new CardLayout(Math.max(leastWidth, Math.floor(width / columns)), cardHeight, columns, count);
    }

    int rows() {
        return (count + columns - 1) / columns;
    }

    /** Height of all rows. */
    double height() {
        return rows() * cardHeight;
    }

    double x(int index) {
        return index % columns * cardWidth;
    }

    double y(int index) {
        return index / columns * cardHeight;
    }

    /** The first card of the row at {@code y}; {@code count} below all rows. */
    int firstAt(double y) {
        long row = Math.max(0, (long) Math.floor(y / cardHeight));
        return (int) Math.min(count, row * columns);
    }

    /** One more than the last card of the rows that begin above {@code y}. */
    int endAt(double y) {
        long rows = Math.max(0, (long) Math.ceil(y / cardHeight));
        return (int) Math.min(count, rows * columns);
    }

    /** The cards that a rectangle touches. */
    IntStream within(Rectangle2D area) {
        return IntStream.range(firstAt(area.getMinY()), endAt(area.getMaxY()))
                .filter(i -> x(i) < area.getMaxX() && x(i) + cardWidth > area.getMinX());
    }
}
