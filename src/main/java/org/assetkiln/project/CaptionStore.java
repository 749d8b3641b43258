package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assetkiln.project.StepLog.Numbered;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The captions of a project. The sidecar {@code .txt} beside an image is the truth about its text; the project's
 * database adds drafts, the review state, and every caption that there ever was, so that any step can be taken back, also
 * after a restart. File and database change together: whatever order a crash leaves them in is put right when the project
 * is opened. Safe for use by several threads.
 */
public final class CaptionStore {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionStore.class);

    private final SidecarFiles files;
    private final ReviewTable reviews;
    private final DraftTable drafts;
    private final StepLog log;
    private final StepWriter writer;
    private final long openedMillis = System.currentTimeMillis();
    /** The step that further writes to the same image belong to. */
    private @Nullable Visit visit;

    private record Visit(String image, long step) {}

    CaptionStore(SidecarFiles files, ProjectDatabase database, @Nullable String readOnly) {
        this.files = files;
        this.reviews = new ReviewTable(database);
        this.drafts = new DraftTable(database);
        this.log = new StepLog(database, reviews);
        this.writer = new StepWriter(files, reviews, log, readOnly);
    }

    /** No caption was read before, in milliseconds since 1970. */
    long openedMillis() {
        return openedMillis;
    }

    StepWriter writer() {
        return writer;
    }

    /** The caption of one image; an unreadable sidecar counts as none. */
    public Caption read(DatasetImage image) {
        return caption(image.id(), reviews.get(image.id()));
    }

    /** Which captions say something else than when they were last read or written here; does not count as reading. */
    synchronized List<OutsideChange> outside(List<DatasetImage> images) {
        List<OutsideChange> changes = new ArrayList<>();
        for (DatasetImage image : images) {
            String known = files.seen(image.id());
            try {
                SidecarText file = files.read(image.id());
                String present = file == null ? "" : file.text();
                // An image that was moved has taken its caption along.
                if (known != null && !known.equals(present) && Files.exists(image.file())) {
                    changes.add(new OutsideChange(image.id(), known, present));
                }
            } catch (IOException e) {
                LOG.debug("The caption file {} is being written or cannot be read.", files.of(image.id()), e);
            }
        }
        return changes;
    }

    /** The captions of many images by their ids, in the given order. */
    public Map<String, Caption> readAll(List<DatasetImage> images) {
        Map<String, Review> all = reviews.all();
        Map<String, Caption> captions = new LinkedHashMap<>();
        for (DatasetImage image : images) {
            captions.put(image.id(), caption(image.id(), all.get(image.id())));
        }
        return captions;
    }

    /**
     * Writes an image's caption and its review state; writing the same again changes nothing. An existing file keeps its
     * byte-order mark, line ends and final line end, and is not touched when its text is the same already. For an empty
     * text there is no file. Writes to the same image belong to one step until {@link #closeStep()} or another change.
     *
     * @throws CaptionChangedElsewhereException when another program has written the sidecar since this store last read
     *     it; {@link #read} takes notice of the new text, after which it can be written over
     * @throws ReadOnlyProjectException when the project is open elsewhere
     * @throws IOException when the sidecar or the database cannot be written; both are then as before
     */
    public synchronized void write(DatasetImage image, String text, ReviewState state) throws IOException {
        Visit before = visit;
        Change change = writer.change(image.id(), new Review(SidecarText.normal(text), state));
        if (change.nothing()) {
            return;
        }
        visit = null;
        boolean same = before != null && before.image().equals(image.id()) && !change.news();
        Long continued = before != null && same ? before.step() : null;
        long number = writer.writeOne(Step.edit("the caption of " + image.name(), continued), change);
        visit = new Visit(image.id(), number);
    }

    /** What is written next is a step of its own. */
    public synchronized void closeStep() {
        visit = null;
    }

    /**
     * Writes many captions as one step. Those whose file another program has changed since it was last read, and those
     * that cannot be written, are left alone.
     *
     * @param name what is done, for people: "replacing in 12 captions"
     * @throws IOException with one sentence when nothing was changed
     */
    public synchronized CaptionsChanged edit(String name, List<CaptionEdit> edits) throws IOException {
        visit = null;
        return writer.writeAll(Step.edit(name, null), wanted(edits), Map.of());
    }

    /**
     * Keeps captions and review states that came in together with new images. They are part of the history, but no step
     * that undo takes back: it is the images that are taken back.
     *
     * @throws IOException with one sentence when nothing was changed
     */
    public synchronized CaptionsChanged arrived(List<CaptionEdit> edits) throws IOException {
        visit = null;
        return writer.writeAll(Step.arrived(), wanted(edits), Map.of());
    }

    private static Map<String, Review> wanted(List<CaptionEdit> edits) {
        Map<String, Review> wanted = new LinkedHashMap<>();
        edits.forEach(edit -> wanted.put(edit.image().id(), new Review(SidecarText.normal(edit.text()), edit.state())));
        return wanted;
    }

    /**
     * Keeps what a captioner wrote, by the images' ids, and makes it the caption where {@link #takesDraft} says so. An
     * edited, approved or rejected caption is never touched, nor one that another program wrote; its draft is kept beside
     * it. Drafts are part of the history, but not steps that undo takes back.
     *
     * @return the captions that were written
     * @throws IOException with one sentence when nothing was changed
     */
    public synchronized CaptionsChanged saveDrafts(Map<String, CaptionDraft> made, DraftScope scope)
            throws IOException {
        Map<String, Review> wanted = new LinkedHashMap<>();
        String model = "";
        for (Map.Entry<String, CaptionDraft> entry : made.entrySet()) {
            model = entry.getValue().model();
            String text = SidecarText.normal(entry.getValue().text());
            if (!text.isBlank() && takesDraft(entry.getKey(), scope)) {
                wanted.put(entry.getKey(), new Review(text, ReviewState.DRAFT));
            }
        }
        return writer.writeAll(Step.draft(model), wanted, made);
    }

    /** Whether a new draft would become the caption of an image. */
    public boolean takesDraft(DatasetImage image, DraftScope scope) {
        return takesDraft(image.id(), scope);
    }

    private boolean takesDraft(String image, DraftScope scope) {
        Caption now = caption(image, reviews.get(image));
        if (now.text().isBlank()) {
            return !now.state().reviewed();
        }
        return scope != DraftScope.MISSING
                && now.state() == ReviewState.DRAFT
                && drafts.of(image).stream()
                        .anyMatch(draft -> SidecarText.normal(draft.text()).equals(now.text()));
    }

    /** The last draft of an image. */
    public Optional<CaptionDraft> draft(DatasetImage image) {
        return Optional.ofNullable(drafts.last(image.id()));
    }

    /** The last draft of every image that has one, by the images' ids. */
    public Map<String, CaptionDraft> drafts() {
        return drafts.all();
    }

    /** Every draft of an image, the oldest first. */
    public List<CaptionDraft> earlierDrafts(DatasetImage image) {
        return drafts.of(image.id());
    }

    /** Every caption that an image ever had, the oldest first. */
    public List<CaptionVersion> history(DatasetImage image) {
        return log.history(image.id());
    }

    /** What {@link #undo} and {@link #redo} would do. */
    public synchronized NextSteps nextSteps() {
        Numbered undo = log.next(StepKind.UNDO);
        Numbered redo = log.next(StepKind.REDO);
        return new NextSteps(
                undo == null ? null : undo.step().name(),
                redo == null ? null : redo.step().name());
    }

    /**
     * Takes the last step back, of this session or an earlier one. Captions that another program has changed since are
     * left alone. Empty when there is no step.
     *
     * @throws IOException with one sentence when nothing was changed
     */
    public synchronized Optional<CaptionsChanged> undo() throws IOException {
        return move(StepKind.UNDO);
    }

    /** Does the step that was taken back last again; see {@link #undo}. */
    public synchronized Optional<CaptionsChanged> redo() throws IOException {
        return move(StepKind.REDO);
    }

    private Optional<CaptionsChanged> move(StepKind kind) throws IOException {
        visit = null;
        Numbered target = log.next(kind);
        return target == null ? Optional.empty() : Optional.of(writer.move(kind, target));
    }

    /** Reads again what is written meanwhile: an old text noted as seen would have later writing refused. */
    private Caption caption(String image, @Nullable Review known) {
        Review review = known;
        while (true) {
            String before = files.seen(image);
            if (before != null && files.unchanged(image, before)) {
                return new Caption(before, Review.stateNow(before, review), true);
            }
            SidecarText sidecar = sidecar(image);
            String text = sidecar == null ? "" : sidecar.text();
            if (files.saw(image, before, text)) {
                return new Caption(text, Review.stateNow(text, review), sidecar != null);
            }
            review = reviews.get(image);
        }
    }

    private @Nullable SidecarText sidecar(String image) {
        try {
            return files.read(image);
        } catch (IOException e) {
            LOG.warn("The caption file {} cannot be read.", files.of(image), e);
            return null;
        }
    }
}
