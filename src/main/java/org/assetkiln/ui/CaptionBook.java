package org.assetkiln.ui;

import java.util.HashMap;
import java.util.HashSet;
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
import org.assetkiln.project.CaptionChangedElsewhereException;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.CaptionVersion;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.NextSteps;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.wording.CaptionMerge;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The captions of the open project as the screen shows them. A change is seen at once and written to the disk in the
 * background, in the order in which changes were made. FX thread only.
 */
public final class CaptionBook implements UndoStack.Steps {
    private static final NextSteps NO_STEPS = new NextSteps(null, null);

    private final ObservableMap<String, Caption> captions = FXCollections.observableHashMap();
    private final ObservableMap<String, CaptionDraft> drafts = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<NextSteps> nextSteps = new ReadOnlyObjectWrapper<>(NO_STEPS);
    /** When each caption was changed here last, to tell an answer from the disk that is older than the screen. */
    private final Map<String, Integer> changed = new HashMap<>();
    /** When a step or a captioner was done with each caption: what a scan has read before that is older. */
    private final Map<String, Integer> written = new HashMap<>();

    private final Map<String, Integer> drafted = new HashMap<>();
    private final Slices slices = new Slices();

    private final StudioContext context;
    private @Nullable CaptionStore store;
    /** The image whose changes are one step at the moment. */
    private @Nullable String visited;

    /** Images whose text on the screen could not be saved, because another program had written one. */
    private final Set<String> refused = new HashSet<>();

    private Runnable flush = () -> {};
    private int clock;

    CaptionBook(StudioContext context) {
        this.context = context;
    }

    /** What is on the disk when a project is opened or looked at again. */
    record Content(Map<String, Caption> captions, Map<String, CaptionDraft> drafts, NextSteps next) {}

    static Content read(CaptionStore store, List<DatasetImage> images) {
        return new Content(store.readAll(images), store.drafts(), store.nextSteps());
    }

    void show(CaptionStore newStore, Content content) {
        store = newStore;
        visited = null;
        refused.clear();
        replace(captions, content.captions());
        replace(drafts, content.drafts());
        nextSteps.set(content.next());
    }

    /** Shows all drafts but for those made since they were {@code asked} for, and what can be taken back. */
    void readAgain(CaptionStore from, Map<String, CaptionDraft> read, int asked) {
        if (from == store) {
            drafts.keySet().removeIf(id -> !read.containsKey(id) && at(drafted, id) <= asked);
            read.forEach((id, draft) -> {
                if (at(drafted, id) <= asked) {
                    put(drafts, id, draft);
                }
            });
            inOrder("Looking at the steps", () -> from, done -> {}, failure -> {});
        }
    }

    private static int at(Map<String, Integer> times, String id) {
        return times.getOrDefault(id, 0);
    }

    /** For {@link #add}: changes from now on are newer than what is read from now on. */
    int now() {
        return clock;
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
                    if (from == store && at(changed, id) <= asked && at(written, id) <= asked) {
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
        changed.put(image.id(), ++clock);
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
                failure -> notSaved(image, caption, target, failure));
    }

    private void notSaved(DatasetImage image, Caption mine, CaptionStore target, Throwable failure) {
        if (failure instanceof CaptionChangedElsewhereException elsewhere) {
            refused.add(image.id());
            String theirs = elsewhere.present();
            String both =
                    CaptionMerge.merge(elsewhere.known(), mine.text(), theirs).orElse(mine.text());
            Action compare = Action.of("captions.compare", "Compare the texts", Feather.COLUMNS, null, () -> {
                context.overlay().set(new MergeSheet(image, theirs, mine.text(), both, merged -> {
                    target.read(image);
                    refused.remove(image.id());
                    set(image, merged, ReviewState.EDITED);
                    save(image, get(image));
                    context.overlay().set(null);
                }));
            });
            context.error(
                    image.name() + " has got another caption from outside; yours is not saved.", failure, compare);
        } else {
            context.error("The caption of " + image.name() + " is not saved.", failure);
        }
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
            drafted.put(id, ++clock);
            put(drafts, id, draft);
        });
        kept.captions().forEach((id, caption) -> {
            written.put(id, ++clock);
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
        int asked = clock;
        inOrder(
                title,
                work,
                result -> result.ifPresent(now -> {
                    apply(now.captions(), asked);
                    tell(now, done);
                }),
                failure -> context.error("Nothing was changed.", failure));
    }

    /** Shows captions as they are on the disk, but for those changed here since they were {@code asked} for. */
    private void apply(Map<String, Caption> read, int asked) {
        read.forEach((id, caption) -> {
            written.put(id, ++clock);
            if (at(changed, id) <= asked) {
                put(captions, id, caption);
            }
        });
    }

    /** Says what happened and brings an image that alone has changed to the front. */
    private void tell(CaptionsChanged result, String done) {
        if (result.captions().size() == 1) {
            String id = result.captions().keySet().iterator().next();
            context.images().stream()
                    .filter(image -> image.id().equals(id))
                    .findFirst()
                    .ifPresent(context.current()::set);
        }
        context.notice(done + ": " + result.what() + ".");
        int left = result.leftAlone().size();
        if (left > 0) {
            String what = left == 1 ? "One caption was" : left + " captions were";
            context.error(
                    what + " left alone, the first because: "
                            + result.leftAlone().values().iterator().next(),
                    null);
        }
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
        int asked = clock;
        refused.remove(image.id());
        context.background().inOrder("Reading the caption of " + image.name(), () -> source.read(image), caption -> {
            if (source == store && at(changed, image.id()) <= asked) {
                written.put(image.id(), ++clock);
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
        int asked = clock;
        flush.run();
        List<DatasetImage> others = images.stream()
                .filter(image -> at(changed, image.id()) <= asked && !refused.contains(image.id()))
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
