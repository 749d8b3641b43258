package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class CardLayoutTest {
    private final CardLayout cards = CardLayout.of(430, 100, 120, 10);

    @Test
    void columnsFillTheWidth() {
        assertThat(cards.columns()).isEqualTo(4);
        assertThat(cards.cardWidth()).isEqualTo(107);
        assertThat(cards.rows()).isEqualTo(3);
        assertThat(cards.height()).isEqualTo(360);
        assertThat(cards.x(6)).isEqualTo(214);
        assertThat(cards.y(6)).isEqualTo(120);
    }

    @Test
    void aNarrowWidthHasOneColumn() {
        assertThat(CardLayout.of(20, 100, 120, 3).columns()).isEqualTo(1);
    }

    @Test
    void findsTheCardsBetweenTwoHeights() {
        assertThat(cards.firstAt(0)).isZero();
        assertThat(cards.firstAt(119)).isZero();
        assertThat(cards.firstAt(120)).isEqualTo(4);
        assertThat(cards.endAt(120)).isEqualTo(4);
        assertThat(cards.endAt(121)).isEqualTo(8);
        assertThat(cards.endAt(9999)).isEqualTo(10);
        assertThat(cards.firstAt(9999)).isEqualTo(10);
    }

    @Test
    void aRectangleTouchesCardsOfSeveralRows() {
        assertThat(cards.within(new Rectangle2D(110, 100, 150, 30)).toArray()).containsExactly(1, 2, 5, 6);
        assertThat(cards.within(new Rectangle2D(0, 240, 400, 500)).toArray()).containsExactly(8, 9);
    }

    @Test
    void aHundredThousandRowsAreCountedExactly() {
        CardLayout many = CardLayout.of(100, 100, 180, 100_000);
        assertThat(many.firstAt(many.height() - 1)).isEqualTo(99_999);
        assertThat(many.y(99_999)).isEqualTo(99_999 * 180.0);
    }
}
