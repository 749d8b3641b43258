package org.assetkiln.ui.captions.batch;

import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.assetkiln.project.wording.Rewording;
import org.assetkiln.project.wording.Word;

/** Words put before and after captions, and words taken out of them. */
final class AddModel {
    private final BatchModel batch;
    private final StringProperty before = new SimpleStringProperty("");
    private final StringProperty after = new SimpleStringProperty("");
    private final StringProperty without = new SimpleStringProperty("");

    AddModel(BatchModel batch) {
        this.batch = batch;
        before.addListener(o -> update());
        after.addListener(o -> update());
        without.addListener(o -> update());
    }

    StringProperty before() {
        return before;
    }

    StringProperty after() {
        return after;
    }

    /** Single words, in any order. */
    StringProperty without() {
        return without;
    }

    void update() {
        String begin = before.get();
        String end = after.get();
        Set<String> out = Word.in(without.get()).stream().map(Word::key).collect(Collectors.toSet());
        batch.preview("adding and taking out words", (image, text) -> {
            String kept = out.isEmpty() ? text : Rewording.rename(text, out, "");
            String begun = begin.isBlank() ? kept : Rewording.before(kept, begin);
            return end.isBlank() ? begun : Rewording.after(begun, end);
        });
    }
}
