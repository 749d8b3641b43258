package org.assetkiln.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.CaptionVersion;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.NextSteps;
import org.assetkiln.project.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * The captions of the open project as the screen shows them. A change is seen at once and written to the disk in the
 * background, in the order in which changes were made. FX thread only.
 */
public final class CaptionBook implements UndoStack.Steps {
    private static final NextSteps NO_STEPS = new NextSteps(null, null);

    private final ObservableMap<String, Caption> captions = FXCollections.observableHashMap();
    private final ObservableMap<String, CaptionDraft> drafts = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<NextSteps> nextSteps = new ReadOnlyObjectWrapper<>(NO_STEPS);
    private final CaptionTimes times = new CaptionTimes();
    private final Slices slices = new Slices();

    private final StudioContext context;
    private final CaptionConflicts conflicts;
    private final StepNews news;
    private @Nullable CaptionStore store;
    /** The image whose changes are one step at the moment. */
    private @Nullable String visited;

    private Runnable flush = () -> {};

    CaptionBook(StudioContext context) {
        this.context = context;
        conflicts = new CaptionConflicts(context, this::setAgain);
        news = new StepNews(context);
    }

    /** What is on the disk when a project is opened or looked at again. */
    record Content(Map<String, Caption> captions, Map<String, CaptionDraft> drafts, NextSteps next) {}

    static Content read(CaptionStore store, List<DatasetImage> images) {
        return new Content(store.readAll(images), store.drafts(), store.nextSteps());
    }

    void show(CaptionStore newStore, Content content) {
        store = newStore;
        visited = null;
        conflicts.forgetAll();
        replace(captions, content.captions());
        replace(drafts, content.drafts());
        nextSteps.set(content.next());
    }

    /** Shows all drafts but for those made since they were {@code asked} for, and what can be taken back. */
    void readAgain(CaptionStore from, Map<String, CaptionDraft> read, int asked) {
        if (from == store) {
            drafts.keySet().removeIf(id -> !read.containsKey(id) && !times.draftedSince(asked, id));
            read.forEach((id, draft) -> {
                if (!times.draftedSince(asked, id)) {
                    put(drafts, id, draft);
                }
            });
            inOrder("Looking at the steps", () -> from, done -> {}, failure -> {});
        }
    }

    /** For {@link #add}: changes from now on are newer than what is read from now on. */
    int now() {
        return times.now();
    }

    /**
     * Shows captions as a scan has read them, but for those changed or written here since they were {@code asked} for;
     * {@code last} runs when all are shown.
     */
    void add(CaptionStore from, Map<String, Caption> read, int asked, Runnable last) {
        slices.work(
                read.entrySet(),
                one -> {
                    String id = one.getKey();
                    if (from == store && !times.changedOrWrittenSince(asked, id)) {
                        put(captions, id, one.getValue());
                    }
                },
                last);
    }

    /** Forgets the captions of all other images. */
    void retain(CaptionStore from, Set<String> images) {
        if (from == store && captions.size() > images.size()) {
            captions.keySet().retainAll(images);
        }
    }

    private static <T> void replace(ObservableMap<String, T> shown, Map<String, T> all) {
        shown.keySet().retainAll(all.keySet());
        all.forEach((id, value) -> put(shown, id, value));
    }

    private static <T> void put(ObservableMap<String, T> shown, String id, T value) {
        if (!value.equals(shown.get(id))) {
            shown.put(id, value);
        }
    }

    /** By the images' ids; listen to it, but change it only by the methods here. */
    public ObservableMap<String, Caption> all() {
        return captions;
    }

    /** What a captioner wrote last, by the images' ids; listen to it, but change it only by {@link #drafted}. */
    public ObservableMap<String, CaptionDraft> drafts() {
        return drafts;
    }

    public Caption get(DatasetImage image) {
        return captions.getOrDefault(image.id(), Caption.NONE);
    }

    /** What would be taken back and done again, also steps of earlier sessions. */
    @Override
    public ReadOnlyObjectProperty<NextSteps> nextSteps() {
        return nextSteps.getReadOnlyProperty();
    }

    /** {@code writeNow} is called before a step is taken back, so that nothing typed is left behind. */
    public void beforeUndo(Runnable writeNow) {
        flush = writeNow;
    }

    /**
     * Changes text and state, on the screen now and on the disk soon. Changes to one image are one step until another
     * image is changed or {@link #closeStep}.
     */
    public void set(DatasetImage image, String text, ReviewState state) {
        Caption now = get(image);
        Caption next = new Caption(text, state, !text.isEmpty());
        if (text.equals(now.text()) && state == now.state()) {
            return;
        }
        captions.put(image.id(), next);
        times.change(image.id());
        if (!image.id().equals(visited)) {
            visited = image.id();
            context.undo().push(step());
        }
        save(image, next);
    }

    private UndoStack.Edit step() {
        return new UndoStack.Edit(this::undo, this::redo);
    }

    /** What is changed next is a step of its own. */
    public void closeStep() {
        CaptionStore open = store;
        if (visited != null && open != null) {
            visited = null;
            inOrder("Closing a step", () -> close(open), closed -> {}, failure -> {});
        }
    }

    private static CaptionStore close(CaptionStore open) {
        open.closeStep();
        return open;
    }

    private void save(DatasetImage image, Caption caption) {
        CaptionStore target = Objects.requireNonNull(store);
        inOrder(
                "Saving the caption of " + image.name(),
                () -> {
                    target.write(image, caption.text(), caption.state());
                    return image;
                },
                saved -> {},
                failure -> conflicts.notSaved(image, caption, target, failure));
    }

    /** Once two texts have become one: it may be the one on the screen, and is written all the same. */
    private void setAgain(DatasetImage image, String text) {
        set(image, text, ReviewState.EDITED);
        save(image, get(image));
    }

    /** Changes many captions as one step. {@code name} says what is done: "replacing in 12 captions". */
    public void edit(String name, List<CaptionEdit> edits) {
        CaptionStore target = store;
        if (target == null || edits.isEmpty()) {
            return;
        }
        flush.run();
        visited = null;
        context.undo().push(step());
        step("Changing captions", () -> Optional.of(target.edit(name, edits)), "Done");
    }

    /**
     * Shows drafts that a captioner's run has kept in the store, unless someone has written a caption meanwhile.
     *
     * @param made by the images' ids
     * @param kept what the store answered
     */
    public void drafted(Map<String, CaptionDraft> made, CaptionsChanged kept) {
        made.forEach((id, draft) -> {
            times.draft(id);
            put(drafts, id, draft);
        });
        kept.captions().forEach((id, caption) -> {
            times.write(id);
            ReviewState state = captions.getOrDefault(id, Caption.NONE).state();
            if (state == ReviewState.NONE || state == ReviewState.DRAFT) {
                put(captions, id, caption);
            }
        });
    }

    @Override
    public void writePending() {
        flush.run();
    }

    /** Takes the last step back, also one of an earlier session. */
    @Override
    public void undo() {
        CaptionStore target = store;
        if (target != null) {
            visited = null;
            step("Taking back", target::undo, "Taken back");
        }
    }

    /** Does the step taken back last again. */
    @Override
    public void redo() {
        CaptionStore target = store;
        if (target != null) {
            visited = null;
            step("Doing again", target::redo, "Done again");
        }
    }

    private void step(String title, Callable<Optional<CaptionsChanged>> work, String done) {
        int asked = times.now();
        inOrder(
                title,
                work,
                result -> result.ifPresent(now -> apply(now, asked, done)),
                failure -> context.error("Nothing was changed.", failure));
    }

    /** Shows captions as they are on the disk, but for those changed here since they were {@code asked} for. */
    private void apply(CaptionsChanged now, int asked, String done) {
        CaptionStore from = store;
        slices.work(
                now.captions().entrySet(),
                one -> {
                    String id = one.getKey();
                    if (from == store) {
                        times.write(id);
                        if (!times.changedSince(asked, id)) {
                            put(captions, id, one.getValue());
                        }
                    }
                },
                () -> {
                    if (from == store) {
                        news.tell(now, done);
                    }
                });
    }

    /** Every caption that an image ever had, the oldest first, read in the background. */
    public void history(DatasetImage image, Consumer<List<CaptionVersion>> onFx) {
        CaptionStore source = store;
        if (source != null) {
            context.background().inOrder("Reading the history of " + image.name(), () -> source.history(image), onFx);
        }
    }

    /** Looks at the file again, since another program may have changed it. */
    public void refresh(DatasetImage image) {
        CaptionStore source = Objects.requireNonNull(store);
        int asked = times.now();
        conflicts.forget(image);
        context.background().inOrder("Reading the caption of " + image.name(), () -> source.read(image), caption -> {
            if (source == store && !times.changedSince(asked, image.id())) {
                times.write(image.id());
                put(captions, image.id(), caption);
            }
        });
    }

    /**
     * Shows captions that another program has written. One that is being written here stays on the screen: saving it is
     * refused, and both texts are offered.
     *
     * @return how many are shown
     */
    int changedOutside(List<DatasetImage> images) {
        int asked = times.now();
        flush.run();
        List<DatasetImage> others = images.stream()
                .filter(image -> !times.changedSince(asked, image.id()) && !conflicts.has(image))
                .toList();
        others.forEach(this::refresh);
        return others.size();
    }

    /** In the order of all changes; afterwards it is known what can be taken back. */
    private <T> void inOrder(String title, Callable<T> work, Consumer<T> onFx, Consumer<Throwable> onFailure) {
        CaptionStore target = Objects.requireNonNull(store);
        context.background()
                .inOrder(
                        title,
                        () -> new Done<>(work.call(), target.nextSteps()),
                        done -> {
                            if (target == store) {
                                nextSteps.set(done.next());
                                onFx.accept(done.result());
                            }
                        },
                        onFailure);
    }

    private record Done<T>(T result, NextSteps next) {}
}
