package org.assetkiln.project;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts that features keep in the project's database under a kind and a name, in whatever form they like. */
public final class Records {
    private final ProjectDatabase database;
    private final boolean readOnly;

    Records(ProjectDatabase database, boolean readOnly) {
        this.database = database;
        this.readOnly = readOnly;
    }

    /** All texts of a kind by their names, in the order of the names. */
    public Map<String, String> all(String kind) {
        Map<String, String> all = new LinkedHashMap<>();
        database.query(
                row -> all.put(row.getString(1), row.getString(2)),
                "select name, content from record where kind = ? order by name",
                kind);
        return all;
    }

    /**
     * Keeps texts, all or none of them; null forgets one. When this returns they are on the disk.
     *
     * @throws IOException with one sentence when they cannot be kept
     */
    public void put(String kind, Map<String, @Nullable String> contents) throws IOException {
        if (readOnly) {
            throw new IOException("The project is open in another window or program: close it there first.");
        }
        database.transaction(() -> {
            for (Map.Entry<String, @Nullable String> entry : contents.entrySet()) {
                String content = entry.getValue();
                if (content == null) {
                    database.execute("delete from record where kind = ? and name = ?", kind, entry.getKey());
                } else {
                    database.execute("insert or replace into record values (?, ?, ?)", kind, entry.getKey(), content);
                }
            }
        });
    }
}
