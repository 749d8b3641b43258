package org.assetkiln.ui.search;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.search.Query;
import org.assetkiln.project.search.QueryException;
import org.assetkiln.project.search.Subject;
import org.assetkiln.project.search.Subjects;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.SnapshotList;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/**
 * The images that a search finds, as one types. What was found stays while captions change, until one searches again: an
 * image that is reviewed does not slip away under the hand.
 */
public final class ImageSearch {
    private static final int PAUSE_MILLIS = 120;

    private final StudioContext context;
    private final CaptionRules rules;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final SnapshotList<DatasetImage> found = new SnapshotList<>();
    private final ObservableList<DatasetImage> foundView = FXCollections.unmodifiableObservableList(found);
    private final Debounce pause = new Debounce(PAUSE_MILLIS);

    private @Nullable QueryException wrong;
    private int searches;

    public ImageSearch(StudioContext context, CaptionRules rules) {
        this.context = context;
        this.rules = rules;
        query.addListener(o -> pause.request(this::now));
        context.images().addListener((ListChangeListener<DatasetImage>) change -> now());
        context.project().addListener(o -> clear());
        rules.corpus().findings().addListener(o -> foundOut());
        rules.corpus().palettes().distances().addListener(o -> foundOut());
        now();
    }

    /** What is wrong with images is known later than the images. */
    private void foundOut() {
        if (!query.get().isBlank()) {
            pause.request(this::now);
        }
    }

    /** What is looked for, see {@link Query}. */
    public StringProperty query() {
        return query;
    }

    /** Why that cannot be looked for, one sentence, or an empty text; what was found before stays. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Where that is wrong, or null. */
    @Nullable
    QueryException wrong() {
        return wrong;
    }

    /** The rules that searches ask. */
    public CaptionRules rules() {
        return rules;
    }

    /** In the project's order, or in the one that the search says. */
    public ObservableList<DatasetImage> found() {
        return foundView;
    }

    /** The same as a list that never changes. */
    public List<DatasetImage> snapshot() {
        return found.content();
    }

    public void clear() {
        query.set("");
        pause.flush();
    }

    /** Searches at once, also when captions have changed. */
    public void now() {
        pause.cancel();
        try {
            search(Query.of(query.get(), rules.corpus().palettes().palette() != null));
            wrong = null;
            problem.set("");
        } catch (QueryException e) {
            wrong = e;
            problem.set(e.getMessage());
        }
    }

    private void search(Query wanted) {
        int mine = ++searches;
        if (wanted.all()) {
            show(context.snapshot());
            return;
        }
        SearchCorpus corpus = rules.corpus();
        Runnable fresh = corpus.prepare();
        context.background()
                .run(
                        "Searching",
                        () -> {
                            fresh.run();
                            return find(wanted, corpus.subjects());
                        },
                        result -> {
                            if (mine == searches) {
                                show(result);
                            }
                        });
    }

    private static List<DatasetImage> find(Query wanted, Subjects subjects) {
        return wanted.find(subjects).stream().map(Subject::image).toList();
    }

    private void show(List<DatasetImage> images) {
        if (!same(images)) {
            found.show(images);
        }
    }

    /** Rows about the same file are equal, but a later one may know more. */
    private boolean same(List<DatasetImage> images) {
        List<DatasetImage> before = found.content();
        return before == images
                || before.size() == images.size()
                        && IntStream.range(0, images.size()).allMatch(i -> before.get(i) == images.get(i));
    }
}
