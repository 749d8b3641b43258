package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.junit.jupiter.api.Test;

class GridSelectionTest {
    private final ObservableList<String> all = FXCollections.observableArrayList("a", "b", "c", "d", "e");
    private final FilteredList<String> shown = new FilteredList<>(all);
    private final GridSelection<String> selection = new GridSelection<>(shown, name -> name);

    @Test
    void aRangeGoesFromTheAnchorInBothDirections() {
        selection.select(2);
        selection.extendTo(4);
        assertThat(selection.selectedItems()).containsExactly("c", "d", "e");
        selection.extendTo(1);
        assertThat(selection.selectedItems()).containsExactly("b", "c");
        assertThat(selection.focused()).isEqualTo("b");
    }

    @Test
    void toggleTakesOneInAndOut() {
        selection.select(0);
        selection.toggle(3);
        assertThat(selection.selectedItems()).containsExactly("a", "d");
        selection.toggle(0);
        assertThat(selection.selectedItems()).containsExactly("d");
    }

    @Test
    void whatIsSelectedSurvivesAFilter() {
        selection.select(3);
        shown.setPredicate(name -> name.compareTo("c") >= 0);
        assertThat(selection.focus().get()).isEqualTo(1);
        assertThat(selection.focused()).isEqualTo("d");
    }

    @Test
    void theFocusStaysNearWhenTheItemUnderItGoes() {
        selection.select(4);
        all.remove("e");
        assertThat(selection.focused()).isEqualTo("d");
    }

    @Test
    void otherItemsBeginWithTheFirst() {
        selection.select(4);
        selection.beginAnew();
        shown.setPredicate(name -> name.compareTo("c") <= 0);
        assertThat(selection.focused()).isEqualTo("a");
        all.remove("a");
        assertThat(selection.focused()).isEqualTo("b");
    }

    @Test
    void nothingIsSelectedAfterAllItemsAreGone() {
        selection.select(1);
        all.clear();
        assertThat(selection.focused()).isNull();
        assertThat(selection.selectedItems()).isEmpty();
    }
}
