package org.assetkiln.ui.captions.batch;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.assetkiln.project.wording.Rewording;
import org.assetkiln.project.wording.Vocabulary;
import org.assetkiln.project.wording.Vocabulary.Entry;
import org.assetkiln.ui.search.CaptionRules;

/** All words with how often they are used; some of them can be given one name. */
final class WordsModel {
    private final BatchModel batch;
    private final Vocabulary vocabulary;
    private final ObservableList<Entry> all;
    private final FilteredList<Entry> shown;
    private final StringProperty part = new SimpleStringProperty("");
    private final BooleanProperty once = new SimpleBooleanProperty();
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private Set<String> chosen = Set.of();

    WordsModel(BatchModel batch, CaptionRules rules) {
        this.batch = batch;
        vocabulary = rules.vocabulary();
        all = FXCollections.observableArrayList(vocabulary.entries());
        shown = new FilteredList<>(all);
        part.addListener(o -> filter());
        once.addListener(o -> filter());
        name.addListener(o -> update());
    }

    ObservableList<Entry> shown() {
        return shown;
    }

    /** Only words with these letters. */
    StringProperty part() {
        return part;
    }

    /** Only words that stand in a single place. */
    BooleanProperty once() {
        return once;
    }

    /** What the chosen words are to be called; empty takes them out. */
    StringProperty name() {
        return name;
    }

    /** What a word that is used once may have been meant to be, or an empty text. */
    ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    private void filter() {
        String letters = part.get().strip().toLowerCase(Locale.ROOT);
        boolean rare = once.get();
        shown.setPredicate(entry -> entry.word().contains(letters) && (!rare || entry.uses() == 1));
    }

    /** Takes words for renaming; the most used one of several gives its name. */
    void choose(List<Entry> entries) {
        chosen = entries.stream().map(Entry::word).collect(Collectors.toCollection(HashSet::new));
        String likely = entries.size() == 1 ? vocabulary.likely(entries.get(0).word()) : "";
        hint.set(likely.isEmpty() ? "" : "Did you mean “" + likely + "”?");
        name.set(entries.isEmpty() ? "" : likely.isEmpty() ? entries.get(0).word() : likely);
        update();
    }

    void update() {
        if (chosen.isEmpty()) {
            batch.previewNothing();
            return;
        }
        Set<String> words = Set.copyOf(chosen);
        String to = name.get().strip();
        String what = words.size() == 1 ? "renaming “" + words.iterator().next() + "”" : "merging words";
        batch.preview(what, (image, text) -> Rewording.rename(text, words, to));
    }
}
