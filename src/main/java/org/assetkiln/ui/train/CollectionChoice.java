package org.assetkiln.ui.train;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.ui.search.SearchCorpus;

/** Which collection a run learns from. */
final class CollectionChoice {
    private static final String EVERY = "All images";

    private final SearchCorpus corpus;
    private final ImageChoice images;
    private final ComboBox<String> box = new ComboBox<>();

    CollectionChoice(SearchCorpus corpus, ImageChoice images) {
        this.corpus = corpus;
        this.images = images;
        box.setId("train-collection");
        box.setAccessibleText("Collection to learn from");
        box.setOnAction(e -> take());
        corpus.collections().addListener((ListChangeListener<ImageCollection>) change -> fill());
        fill();
    }

    ComboBox<String> box() {
        return box;
    }

    private void fill() {
        String before = box.getValue();
        List<String> names = new ArrayList<>(List.of(EVERY));
        corpus.collections().forEach(collection -> names.add(collection.name()));
        box.getItems().setAll(names);
        box.setValue(before != null && names.contains(before) ? before : EVERY);
    }

    /** A search may find other images than when it was chosen. */
    void take() {
        String name = box.getValue();
        corpus.collections().stream()
                .filter(collection -> collection.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        collection -> corpus.members(collection, ids -> {
                            if (name.equals(box.getValue())) {
                                images.takeOnly(ids);
                            }
                        }),
                        () -> images.takeOnly(null));
    }
}
