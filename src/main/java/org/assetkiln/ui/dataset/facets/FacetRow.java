package org.assetkiln.ui.dataset.facets;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.search.Facets;
import org.jspecify.annotations.Nullable;

/** A row of the list: a heading, or something to choose. */
sealed interface FacetRow {
    /** Stands above what follows. */
    record Heading(String title) implements FacetRow {}

    /**
     * Can be chosen.
     *
     * @param term finds its images
     * @param count how many there are; empty where nobody counts
     * @param collection to be changed, or null
     */
    record Choice(String title, String term, String count, int depth, @Nullable ImageCollection collection)
            implements FacetRow {}

    static List<FacetRow> of(List<ImageCollection> collections, Facets facets) {
        List<FacetRow> rows = new ArrayList<>();
        if (!collections.isEmpty()) {
            rows.add(new Heading("Collections"));
        }
        for (ImageCollection collection : collections) {
            String term = "collection:\"" + collection.name() + '"';
            String count = collection.query() == null ? "" + collection.images().size() : "";
            rows.add(new Choice(collection.name(), term, count, 0, collection));
        }
        for (Facets.Group group : facets.groups()) {
            rows.add(new Heading(group.title()));
            group.facets()
                    .forEach(facet ->
                            rows.add(new Choice(facet.title(), facet.term(), "" + facet.count(), facet.depth(), null)));
        }
        return rows;
    }
}
