package org.assetkiln.project;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assetkiln.project.StepLog.Numbered;
import org.assetkiln.project.StepLog.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Carries steps out: notes them as intended in the database, writes the files, commits. The files of a single caption
 * are forced to disk before the commit; those of a batch soon after it, since the database has all texts until then.
 */
final class StepWriter {
    private static final String ELSEWHERE = "Another program has changed this caption in the meantime.";

    private final SidecarFiles files;
    private final ReviewTable reviews;
    private final StepLog log;
    private final @Nullable String readOnly;
    private final LateForce late;
    private final Recovery recovery;
    /** Whether the database failed after files were written. */
    private boolean unfinished;

    StepWriter(SidecarFiles files, ReviewTable reviews, StepLog log, @Nullable String readOnly) {
        this.files = files;
        this.reviews = reviews;
        this.log = log;
        this.readOnly = readOnly;
        this.late = new LateForce(files, log);
        this.recovery = new Recovery(files, reviews, log);
    }

    /** Finishes what was interrupted. */
    void recover() throws IOException {
        recovery.run();
        unfinished = false;
    }

    /** What writing this to an image's caption would change. */
    Change change(String image, Review wanted) throws IOException {
        ready();
        Change change = change(image, wanted, reviews.get(image));
        String seen = files.seen(image);
        if (seen != null && changedElsewhere(change)) {
            throw new CaptionChangedElsewhereException(
                    image, seen, change.before().text());
        }
        return change;
    }

    private Change change(String image, Review wanted, @Nullable Review known) throws IOException {
        SidecarText file = files.read(image);
        String present = file == null ? "" : file.text();
        Review before = new Review(present, Review.stateNow(present, known));
        return new Change(image, known, before, wanted, file);
    }

    private boolean changedElsewhere(Change change) {
        String seen = files.seen(change.image());
        String present = change.before().text();
        return seen != null && !seen.equals(present) && !change.after().text().equals(present);
    }

    /** Answers the step's number. */
    long writeOne(Step step, Change change) throws IOException {
        long number = log.intend(step, List.of(change), Map.of());
        try {
            writeFile(change, true);
        } catch (IOException e) {
            log.forget(number);
            throw e;
        }
        commit(new Numbered(number, step), Map.of(change.image(), change.after()), Set.of(), true);
        return number;
    }

    private void commit(Numbered step, Map<String, Review> written, Set<String> failed, boolean forced)
            throws IOException {
        unfinished = true;
        log.commit(step, written, failed, forced);
        unfinished = false;
    }

    CaptionsChanged writeAll(Step step, Map<String, Review> wanted, Map<String, CaptionDraft> drafts)
            throws IOException {
        ready();
        Map<String, String> leftAlone = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        Map<String, Review> known = reviews.all();
        wanted.forEach((image, review) -> {
            try {
                Change change = change(image, review, known.get(image));
                if (changedElsewhere(change)) {
                    leftAlone.put(image, ELSEWHERE);
                } else if (!change.nothing()) {
                    changes.add(change);
                }
            } catch (IOException e) {
                leftAlone.put(image, sentence(image, e));
            }
        });
        boolean nothing = changes.isEmpty() && drafts.isEmpty() && step.target() == null;
        return nothing
                ? new CaptionsChanged(step.name(), Map.of(), leftAlone)
                : write(step, changes, drafts, leftAlone);
    }

    private CaptionsChanged write(
            Step step, List<Change> changes, Map<String, CaptionDraft> drafts, Map<String, String> leftAlone)
            throws IOException {
        long number = log.intend(step, changes, drafts);
        boolean forced = changes.size() == 1;
        Map<String, String> failed = new ConcurrentHashMap<>();
        // Most of the time is the disk's: two threads wait for it in half the time.
        changes.parallelStream().forEach(change -> {
            try {
                writeFile(change, forced);
            } catch (IOException e) {
                failed.put(change.image(), sentence(change.image(), e));
            }
        });
        leftAlone.putAll(failed);
        Map<String, Review> written = new LinkedHashMap<>();
        for (Change change : changes) {
            if (!failed.containsKey(change.image())) {
                written.put(change.image(), change.after());
            }
        }
        if (written.isEmpty() && step.target() == null) {
            log.forget(number);
        } else {
            commit(new Numbered(number, step), written, failed.keySet(), forced);
            if (!forced) {
                late.force(number, List.copyOf(written.keySet()));
            }
        }
        return new CaptionsChanged(step.name(), captions(written), leftAlone);
    }

    /** Takes a step back or does it again. */
    CaptionsChanged move(StepKind kind, Numbered target) throws IOException {
        ready();
        boolean back = kind == StepKind.UNDO;
        Map<String, Review> wanted = new LinkedHashMap<>();
        Map<String, String> leftAlone = new HashMap<>();
        for (Stored change : log.changes(target.number())) {
            String present = present(change.image());
            int expected = back ? change.hashAfter() : change.hashBefore();
            if (present == null || present.hashCode() != expected) {
                leftAlone.put(change.image(), ELSEWHERE);
            } else if (back) {
                wanted.put(change.image(), new Review(change.delta().revert(present), change.stateBefore()));
            } else {
                wanted.put(change.image(), new Review(change.delta().apply(present), change.stateAfter()));
            }
        }
        Step step = Step.of(kind, target.step().name(), target.number());
        CaptionsChanged done = writeAll(step, wanted, Map.of());
        leftAlone.putAll(done.leftAlone());
        return new CaptionsChanged(done.what(), done.captions(), leftAlone);
    }

    private @Nullable String present(String image) {
        try {
            SidecarText file = files.read(image);
            return file == null ? "" : file.text();
        } catch (IOException e) {
            return null;
        }
    }

    private void writeFile(Change change, boolean forced) throws IOException {
        String text = change.after().text();
        if (text.equals(change.before().text())) {
            files.saw(change.image(), text);
        } else {
            files.write(change.image(), text, change.file(), forced);
        }
    }

    private static Map<String, Caption> captions(Map<String, Review> written) {
        Map<String, Caption> captions = new LinkedHashMap<>();
        written.forEach((image, review) -> captions.put(
                image, new Caption(review.text(), review.state(), !review.text().isEmpty())));
        return captions;
    }

    private String sentence(String image, IOException e) {
        String reason = e.getMessage();
        return "The caption file " + files.of(image) + " cannot be written: " + (reason == null ? e : reason);
    }

    private void ready() throws IOException {
        if (readOnly != null) {
            throw new ReadOnlyProjectException(readOnly);
        }
        if (unfinished) {
            recover();
        }
    }

    /** Waits until nothing written is left to be forced. */
    void close() {
        late.close();
    }
}
