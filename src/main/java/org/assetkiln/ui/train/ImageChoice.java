package org.assetkiln.ui.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.ui.runs.Words;
import org.jspecify.annotations.Nullable;

/** Which of the project's images the run learns from: those that a search finds, less those that were taken out. */
final class ImageChoice {
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<DatasetImage> found = FXCollections.observableArrayList();
    private final ObservableList<DatasetImage> chosen = FXCollections.observableArrayList();
    // kept in fields: these views hear of changes for as long as someone holds them
    private final ObservableList<DatasetImage> foundView = FXCollections.unmodifiableObservableList(found);
    private final ObservableList<DatasetImage> chosenView = FXCollections.unmodifiableObservableList(chosen);
    private final Set<String> takenOut = new HashSet<>();
    private @Nullable Set<String> members;
    private List<DatasetImage> all = List.of();

    ImageChoice() {
        search.subscribe(this::refresh);
    }

    /** Words that must all be in the path; empty for every image. */
    StringProperty search() {
        return search;
    }

    /** Only images of a collection, by their ids; null for every image. */
    void takeOnly(@Nullable Set<String> ids) {
        members = ids;
        refresh();
    }

    /** What the search finds. */
    ObservableList<DatasetImage> found() {
        return foundView;
    }

    /** What the run gets. */
    ObservableList<DatasetImage> chosen() {
        return chosenView;
    }

    /** As at the beginning: nothing of this project holds for the next. */
    void forget() {
        members = null;
        takenOut.clear();
        all = List.of();
        search.set("");
        refresh();
    }

    /** Other images, of another project or after a new look at the folder. */
    void setAll(List<DatasetImage> images) {
        boolean first = all.isEmpty();
        all = images.stream().filter(DatasetImage::usable).toList();
        boolean sample = all.stream().anyMatch(ImageChoice::sampleSubject);
        if (first && sample && search.get().isEmpty()) {
            search.set(DreamBoothDefaults.SAMPLE_SUBJECT + "-");
        }
        refresh();
    }

    /** For a run that learns the whole set: the search for the sample project's subject, if it still stands, goes. */
    void takeWholeSample() {
        if (search.get().equals(DreamBoothDefaults.SAMPLE_SUBJECT + "-")) {
            search.set("");
        }
    }

    private static boolean sampleSubject(DatasetImage image) {
        return image.name().startsWith(DreamBoothDefaults.SAMPLE_SUBJECT + "-");
    }

    boolean isChosen(DatasetImage image) {
        return chosen.contains(image);
    }

    /** Takes an image out or puts it back. */
    void toggle(DatasetImage image) {
        if (!takenOut.remove(image.id())) {
            takenOut.add(image.id());
        }
        refresh();
    }

    private void refresh() {
        String[] words = search.get().toLowerCase(Locale.ROOT).strip().split("\\s+");
        var matching = new ArrayList<DatasetImage>();
        for (DatasetImage image : all) {
            String id = image.id().toLowerCase(Locale.ROOT);
            boolean member = members == null || members.contains(image.id());
            if (member && List.of(words).stream().allMatch(id::contains)) {
                matching.add(image);
            }
        }
        if (!matching.equals(found)) {
            found.setAll(matching);
        }
        List<DatasetImage> rest = matching.stream()
                .filter(image -> !takenOut.contains(image.id()))
                .toList();
        if (!rest.equals(chosen)) {
            chosen.setAll(rest);
        }
    }

    /** "8 images", "7 of 8 images". */
    String summary() {
        String images = Words.count(found.size(), "image", "images");
        return chosen.size() == found.size() ? images : chosen.size() + " of " + images;
    }
}
