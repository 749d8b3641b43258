package org.assetkiln.project;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The collections of a project, kept in its database. Safe for use by several threads. */
public final class ImageCollections {
    private final ProjectDatabase database;
    private final boolean readOnly;

    ImageCollections(ProjectDatabase database, boolean readOnly) {
        this.database = database;
        this.readOnly = readOnly;
    }

    /** In the order of their names. */
    public List<ImageCollection> all() {
        Map<String, Set<String>> images = new HashMap<>();
        database.query(
                row -> images.computeIfAbsent(row.getString(1), name -> new HashSet<>())
                        .add(row.getString(2)),
                "select collection, image from collection_image");
        return new ArrayList<>(database.query(
                row -> new ImageCollection(
                        row.getString(1), row.getString(2), images.getOrDefault(row.getString(1), Set.of())),
                "select name, query from collection order by name collate nocase"));
    }

    /**
     * Keeps a collection in the place of one of the same name.
     *
     * @throws IOException with one sentence when nothing was changed
     */
    public void save(ImageCollection collection) throws IOException {
        check();
        database.transaction(() -> {
            database.execute("delete from collection_image where collection = ?", collection.name());
            database.execute("insert or replace into collection values (?, ?)", collection.name(), collection.query());
            for (String image : collection.images()) {
                database.execute("insert into collection_image values (?, ?)", collection.name(), image);
            }
        });
    }

    /**
     * Forgets a collection; its images stay.
     *
     * @throws IOException with one sentence when nothing was changed
     */
    public void remove(String name) throws IOException {
        check();
        database.transaction(() -> {
            database.execute("delete from collection_image where collection = ?", name);
            database.execute("delete from collection where name = ?", name);
        });
    }

    private void check() throws IOException {
        if (readOnly) {
            throw new IOException("Collections cannot be changed: the project is open in another window or program.");
        }
    }
}
