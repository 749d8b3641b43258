package org.assetkiln.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Captions as the database knows them: the text that a state was given to. */
final class ReviewTable {
    private final ProjectDatabase database;

    ReviewTable(ProjectDatabase database) {
        this.database = database;
    }

    @Nullable
    Review get(String image) {
        List<Review> rows =
                database.query(result -> review(result, 1), "select text, state from caption where image = ?", image);
        return rows.isEmpty() ? null : rows.get(0);
    }

    Map<String, Review> all() {
        Map<String, Review> all = new HashMap<>();
        database.query(
                result -> all.put(result.getString(1), review(result, 2)), "select image, text, state from caption");
        return all;
    }

    /** Within a transaction. */
    void put(String image, Review review) throws SQLException {
        database.execute(
                "insert into caption (image, text, state, changed) values (?, ?, ?, ?) on conflict (image)"
                        + " do update set text = excluded.text, state = excluded.state, changed = excluded.changed",
                image,
                review.text(),
                review.state().name(),
                System.currentTimeMillis());
    }

    /** The state of that name; one of a later version counts as edited. */
    static ReviewState state(String name) {
        for (ReviewState state : ReviewState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return ReviewState.EDITED;
    }

    private static Review review(ResultSet result, int column) throws SQLException {
        return new Review(result.getString(column), state(result.getString(column + 1)));
    }
}
