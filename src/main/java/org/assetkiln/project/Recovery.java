package org.assetkiln.project;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assetkiln.project.StepLog.Numbered;
import org.assetkiln.project.StepLog.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Finishes what a crash has interrupted. A step that was intended is carried out: the user has typed it. A file that is
 * neither as before the step nor as after it was written by another program since, and stays; the history then has the
 * text that was meant for it.
 */
final class Recovery {
    private final SidecarFiles files;
    private final ReviewTable reviews;
    private final StepLog log;

    Recovery(SidecarFiles files, ReviewTable reviews, StepLog log) {
        this.files = files;
        this.reviews = reviews;
        this.log = log;
    }

    /**
     * @throws IOException with one sentence when a file or the database cannot be written; the next opening tries again
     */
    void run() throws IOException {
        for (Numbered step : log.inPhase("WRITTEN")) {
            List<String> images = new ArrayList<>();
            for (Stored change : log.changes(step.number())) {
                repair(change.image());
                images.add(change.image());
            }
            finish(images);
            log.forced(step.number());
        }
        for (Numbered step : log.inPhase("INTENDED")) {
            Map<String, Review> after = new LinkedHashMap<>();
            for (Stored change : log.changes(step.number())) {
                after.put(change.image(), carryOut(change));
            }
            finish(after.keySet());
            log.commit(step, after, Set.of(), true);
        }
    }

    private void finish(Collection<String> images) throws IOException {
        files.force(images);
        files.deleteLeftovers(images);
    }

    /** A file that was written but not forced may have lost its content in a power cut. */
    private void repair(String image) throws IOException {
        Review known = reviews.get(image);
        SidecarText file = files.read(image);
        if (known != null && !known.text().isEmpty() && lost(file)) {
            files.write(image, known.text(), file, true);
        }
    }

    private Review carryOut(Stored change) throws IOException {
        Review known = reviews.get(change.image());
        String before = known == null ? "" : known.text();
        String after = change.delta().apply(before);
        SidecarText file = files.read(change.image());
        String present = file == null ? "" : file.text();
        boolean untouched = present.equals(before) || lost(file);
        if (untouched && !present.equals(after)) {
            files.write(change.image(), after, file, true);
        }
        return new Review(after, change.stateAfter());
    }

    private static boolean lost(@Nullable SidecarText file) {
        return file == null || file.text().chars().allMatch(c -> c == 0);
    }
}
