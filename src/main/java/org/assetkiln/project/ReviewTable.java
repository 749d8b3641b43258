package org.assetkiln.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.project.CaptionStore.Review;
import org.jspecify.annotations.Nullable;

/** Review states and caption history in the database, and in memory for as long as the project is open. */
final class ReviewTable {
    private final ProjectDatabase database;
    /** Everything given in this session: keeps the states right when the database cannot. */
    private final Map<String, Review> given = new HashMap<>();

    ReviewTable(ProjectDatabase database) {
        this.database = database;
    }

    synchronized @Nullable Review get(String image) {
        Review mine = given.get(image);
        if (mine != null) {
            return mine;
        }
        List<Review> rows =
                database.query(result -> review(result, 1), "select text, state from caption where image = ?", image);
        return rows.isEmpty() ? null : rows.get(0);
    }

    synchronized Map<String, Review> all() {
        Map<String, Review> all = new HashMap<>();
        database.query(
                result -> all.put(result.getString(1), review(result, 2)), "select image, text, state from caption");
        all.putAll(given);
        return all;
    }

    /** Keeps a review; the text before the first one goes into the history as a draft. */
    synchronized void put(String image, String textBefore, Review review) {
        if (review.equals(get(image))) {
            return;
        }
        given.put(image, review);
        long now = System.currentTimeMillis();
        boolean first = !textBefore.isEmpty() && history(image).isEmpty();
        database.transaction(() -> {
            if (first) {
                remember(image, new Review(textBefore, ReviewState.DRAFT), now);
            }
            remember(image, review, now);
            database.execute(
                    "insert into caption (image, text, state, changed) values (?, ?, ?, ?) on conflict (image)"
                            + " do update set text = excluded.text, state = excluded.state, changed = excluded.changed",
                    image,
                    review.text(),
                    review.state().name(),
                    now);
        });
    }

    List<CaptionVersion> history(String image) {
        return database.query(
                result -> new CaptionVersion(
                        result.getString(1), state(result.getString(2)), Instant.ofEpochMilli(result.getLong(3))),
                "select text, state, written from caption_history where image = ? order by number",
                image);
    }

    private void remember(String image, Review review, long time) throws SQLException {
        database.execute(
                "insert into caption_history (image, text, state, written) values (?, ?, ?, ?)",
                image,
                review.text(),
                review.state().name(),
                time);
    }

    private static Review review(ResultSet result, int column) throws SQLException {
        return new Review(result.getString(column), state(result.getString(column + 1)));
    }

    private static ReviewState state(String name) {
        for (ReviewState state : ReviewState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return ReviewState.EDITED;
    }
}
