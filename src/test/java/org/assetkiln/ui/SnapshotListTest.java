package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class SnapshotListTest {
    private final SnapshotList<String> list = new SnapshotList<>();
    private final List<String> heard = new ArrayList<>();

    private final ListChangeListener<String> listener = change -> {
        while (change.next()) {
            heard.add(change.getRemoved() + " -> " + change.getAddedSubList() + ", replaced " + change.wasReplaced());
        }
    };

    @Test
    void tellsWhatWasThereAndWhatIs() {
        list.show(List.of("a", "b"));
        list.addListener(listener);
        list.show(List.of("b", "c", "d"));
        list.show(List.of());
        assertThat(heard).containsExactly("[a, b] -> [b, c, d], replaced true", "[b, c, d] -> [], replaced false");
        assertThat(list).isEmpty();
    }

    @Test
    void everyListenerHearsTheWholeChangeAlsoThroughAView() {
        list.addListener(listener);
        FXCollections.unmodifiableObservableList(list).addListener(listener);
        list.show(List.of("a"));
        assertThat(heard).containsExactly("[] -> [a], replaced false", "[] -> [a], replaced false");
    }

    @Test
    void handsOutWhatItWasGivenWithoutCopyingIt() {
        List<String> content = List.of("a");
        list.show(content);
        assertThat(list.content()).isSameAs(content);
    }
}
