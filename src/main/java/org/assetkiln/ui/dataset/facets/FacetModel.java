package org.assetkiln.ui.dataset.facets;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.search.Facets;
import org.assetkiln.project.search.Terms;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.ImageSearch;
import org.assetkiln.ui.search.SearchCorpus;
import org.kordamp.ikonli.feather.Feather;

/** Counts images by their facets, a little after they change, and keeps collections. FX thread only. */
public final class FacetModel {
    private static final int PAUSE_MILLIS = 600;

    private final StudioContext context;
    private final ImageSearch search;
    private final SearchCorpus corpus;
    private final Supplier<List<DatasetImage>> selected;
    private final ObservableList<FacetRow> rows = FXCollections.observableArrayList();
    private final Debounce counting = new Debounce(PAUSE_MILLIS);
    private final Action collect;
    private Facets facets = Facets.NONE;
    private boolean busy;

    /**
     * @param search what a click on a facet changes
     * @param selected the images that a fixed collection is made of
     */
    public FacetModel(StudioContext context, ImageSearch search, Supplier<List<DatasetImage>> selected) {
        this.context = context;
        this.search = search;
        this.corpus = search.rules().corpus();
        this.selected = selected;
        collect = Action.of(
                "dataset.collect",
                "Save as a collection",
                Feather.BOOKMARK,
                "Shortcut+Shift+S",
                Bindings.isNotNull(context.project()),
                () -> context.overlay().set(new CollectionSheet(this)));
        context.project().addListener(o -> {
            facets = Facets.NONE; // those of another project tell nothing here
            show();
        });
        context.images().addListener((ListChangeListener<DatasetImage>) change -> recount());
        context.captions().all().addListener((MapChangeListener<String, Caption>) change -> recount());
        corpus.findings().addListener(o -> recount());
        corpus.palettes().distances().addListener(o -> recount());
        corpus.collections().addListener((ListChangeListener<ImageCollection>) change -> show());
        recount();
    }

    /** What can be done with collections. */
    public List<Action> actions() {
        return List.of(collect);
    }

    Action collect() {
        return collect;
    }

    ObservableList<FacetRow> rows() {
        return rows;
    }

    ImageSearch search() {
        return search;
    }

    private void recount() {
        counting.request(this::count);
    }

    private void count() {
        if (busy) {
            recount();
            return;
        }
        busy = true;
        context.background().quietly(() -> Facets.of(corpus.subjects().all()), () -> busy = false, counted -> {
            if (!counted.equals(facets)) {
                facets = counted;
                show();
            }
        });
    }

    private void show() {
        rows.setAll(FacetRow.of(corpus.collections(), facets));
    }

    boolean chosen(FacetRow.Choice choice) {
        return Terms.has(search.query().get(), choice.term());
    }

    void toggle(FacetRow.Choice choice) {
        search.query().set(Terms.toggle(search.query().get(), choice.term()));
        search.now();
    }

    int selectedCount() {
        return selected.get().size();
    }

    /** Keeps what is looked for under a name, whatever it may find later. */
    void saveSearch(String name) {
        corpus.save(ImageCollection.ofSearch(name, search.query().get()));
    }

    /** Keeps the selected images under a name. */
    void saveSelected(String name) {
        Set<String> ids = selected.get().stream().map(DatasetImage::id).collect(Collectors.toSet());
        corpus.save(ImageCollection.ofImages(name, ids));
    }

    void forget(ImageCollection collection) {
        corpus.remove(collection);
        context.notice(
                "The collection " + collection.name() + " is forgotten; its images stay.",
                Action.of(
                        "dataset.keep-collection", "Keep it", Feather.ROTATE_CCW, null, () -> corpus.save(collection)));
    }

    void close() {
        context.overlay().set(null);
    }
}
