package org.assetkiln.project;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that ever happened to captions, as differences: the history, what undo needs, and the journal that
 * recovery needs. A step is first noted as intended, then the files are written, then it is committed.
 */
final class StepLog {
    private final ProjectDatabase database;
    private final ReviewTable reviews;

    /** What a step did to one caption, as it is stored. */
    record Stored(
            String image,
            TextDelta delta,
            int hashBefore,
            int hashAfter,
            ReviewState stateBefore,
            ReviewState stateAfter) {}

    /** A step and its number. */
    record Numbered(long number, Step step) {}

    StepLog(ProjectDatabase database, ReviewTable reviews) {
        this.database = database;
        this.reviews = reviews;
    }

    /** Notes what is going to be done, and first whatever another program did to the same captions. */
    long intend(Step step, List<Change> changes, Map<String, CaptionDraft> drafts) throws IOException {
        long[] number = new long[1];
        List<Change> news = changes.stream().filter(Change::news).toList();
        database.transaction(() -> {
            if (!news.isEmpty()) {
                noteOutside(news);
            }
            number[0] = insert(step, "INTENDED", "NEVER");
            for (Change change : changes) {
                insert(number[0], change.image(), change.before(), change.after());
            }
            DraftTable.insert(database, drafts);
        });
        return number[0];
    }

    private void noteOutside(List<Change> news) throws SQLException {
        long outside = insert(Step.outside(), "DONE", "NEVER");
        for (Change change : news) {
            Review known = change.known() == null ? Review.NONE : change.known();
            insert(outside, change.image(), known, change.before());
            reviews.put(change.image(), change.before());
        }
    }

    /**
     * The files are written, or those of {@code failed} could not be.
     *
     * @param forced whether the files are on the disk
     */
    void commit(Numbered step, Map<String, Review> after, Set<String> failed, boolean forced) throws IOException {
        database.transaction(() -> {
            for (String image : failed) {
                database.execute("delete from change where step = ? and image = ?", step.number(), image);
            }
            for (Map.Entry<String, Review> entry : after.entrySet()) {
                reviews.put(entry.getKey(), entry.getValue());
            }
            markTarget(step);
            database.execute(
                    "update step set phase = ?, undo = ? where number = ?",
                    forced ? "DONE" : "WRITTEN",
                    step.step().kind() == StepKind.EDIT ? "LIVE" : "NEVER",
                    step.number());
            Long continued = step.step().target();
            if (step.step().kind() == StepKind.EDIT && continued != null) {
                fold(continued, step.number());
            }
        });
    }

    private void markTarget(Numbered step) throws SQLException {
        switch (step.step().kind()) {
            case EDIT -> database.execute("update step set undo = 'NEVER' where undo = 'UNDONE'");
            case UNDO ->
                database.execute(
                        "update step set undo = 'UNDONE' where number = ?",
                        step.step().target());
            case REDO ->
                database.execute(
                        "update step set undo = 'LIVE' where number = ?",
                        step.step().target());
            case DRAFT, OUTSIDE -> {}
        }
    }

    /** Takes an intended step back of which nothing could be written. */
    void forget(long number) throws IOException {
        database.transaction(() -> delete(number));
    }

    void forced(long number) throws IOException {
        database.transaction(() -> database.execute("update step set phase = 'DONE' where number = ?", number));
    }

    /** Makes one step of two that edit the same caption, if nothing happened to it in between; none if they cancel out. */
    private void fold(long first, long second) throws SQLException {
        List<Stored> ones = changes(first);
        List<Stored> twos = changes(second);
        if (ones.size() != 1 || twos.size() != 1) {
            return;
        }
        Stored one = ones.get(0);
        Stored two = twos.get(0);
        Review now = reviews.get(two.image());
        boolean joined = one.image().equals(two.image())
                && one.hashAfter() == two.hashBefore()
                && one.stateAfter() == two.stateBefore();
        if (now == null || !joined) {
            return;
        }
        String between = two.delta().revert(now.text());
        Review before = new Review(one.delta().revert(between), one.stateBefore());
        delete(first);
        database.execute("delete from change where step = ?", second);
        if (before.equals(now)) {
            delete(second);
        } else {
            insert(second, two.image(), before, now);
        }
    }

    @Nullable
    Numbered next(StepKind kind) {
        String sql = kind == StepKind.UNDO
                ? "select * from step where undo = 'LIVE' order by number desc limit 1"
                : "select * from step where undo = 'UNDONE' order by number limit 1";
        List<Numbered> found = database.query(StepLog::step, sql);
        return found.isEmpty() ? null : found.get(0);
    }

    List<Numbered> inPhase(String phase) {
        return database.query(StepLog::step, "select * from step where phase = ? order by number", phase);
    }

    List<Stored> changes(long step) {
        return database.query(StepLog::stored, "select * from change where step = ?", step);
    }

    /** Every version of a caption, oldest first. */
    List<CaptionVersion> history(String image) {
        Review now = reviews.get(image);
        List<CaptionVersion> versions = new ArrayList<>();
        String[] text = {now == null ? "" : now.text()};
        database.query(
                row -> {
                    Stored change = stored(row);
                    Instant written = Instant.ofEpochMilli(row.getLong("written"));
                    versions.add(new CaptionVersion(
                            text[0], change.stateAfter(), written, row.getString("who"), row.getString("name")));
                    text[0] = change.delta().revert(text[0]);
                    return change;
                },
                "select change.*, written, who, name from change join step on step.number = change.step"
                        + " where image = ? and phase <> 'INTENDED' order by change.step desc",
                image);
        Collections.reverse(versions);
        return versions;
    }

    private long insert(Step step, String phase, String undo) throws SQLException {
        return database.insert(
                "insert into step (kind, name, who, target, written, phase, undo) values (?, ?, ?, ?, ?, ?, ?)",
                step.kind().name(),
                step.name(),
                step.who(),
                step.target(),
                System.currentTimeMillis(),
                phase,
                undo);
    }

    private void insert(long step, String image, Review before, Review after) throws SQLException {
        TextDelta delta = TextDelta.between(before.text(), after.text());
        database.execute(
                "insert into change values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                step,
                image,
                delta.start(),
                delta.removed(),
                delta.inserted(),
                before.text().hashCode(),
                after.text().hashCode(),
                before.state().name(),
                after.state().name());
    }

    private void delete(long number) throws SQLException {
        database.execute("delete from change where step = ?", number);
        database.execute("delete from step where number = ?", number);
    }

    private static Numbered step(ResultSet row) throws SQLException {
        long target = row.getLong("target");
        Long known = row.wasNull() ? null : target;
        var step =
                new Step(StepKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("who"), known);
        return new Numbered(row.getLong("number"), step);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("image"),
                new TextDelta(row.getInt("start"), row.getString("removed"), row.getString("inserted")),
                row.getInt("hash_before"),
                row.getInt("hash_after"),
                ReviewTable.state(row.getString("state_before")),
                ReviewTable.state(row.getString("state_after")));
    }
}
