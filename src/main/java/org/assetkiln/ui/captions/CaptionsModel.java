package org.assetkiln.ui.captions;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.ui.CaptionBook;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.CaptionRules;
import org.assetkiln.ui.search.ImageSearch;
import org.jspecify.annotations.Nullable;

/**
 * The review of captions, one image after the other. What is typed is saved within half a second, and when the image is
 * left; each visit to an image is one step for undo.
 */
final class CaptionsModel {
    private static final int SAVE_AFTER_MILLIS = 500;

    private final StudioContext context;
    private final CaptionBook book;
    private final CaptionRules rules;
    private final ImageSearch search;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Caption> caption = new ReadOnlyObjectWrapper<>(Caption.NONE);
    private final ReadOnlyObjectWrapper<@Nullable CaptionDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ReviewCount> count = new ReadOnlyObjectWrapper<>(new ReviewCount(0, 0));
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final Debounce saving = new Debounce(SAVE_AFTER_MILLIS);
    private final Debounce counting = new Debounce(50);
    private @Nullable DatasetImage shown;
    /** The caption when the image came up: who types it again has edited nothing. */
    private Caption start = Caption.NONE;

    private Runnable replaced = () -> {};
    private boolean loading;
    private int reviewed;

    CaptionsModel(StudioContext context, CaptionRules rules) {
        this.context = context;
        this.rules = rules;
        book = context.captions();
        search = new ImageSearch(context, rules);
        text.addListener((o, was, now) -> typed());
        context.current().addListener((o, was, now) -> show(now));
        book.all().addListener((MapChangeListener<String, Caption>) change -> {
            reviewed += reviewed(change.getValueAdded()) - reviewed(change.getValueRemoved());
            changed(change.getKey());
        });
        book.drafts().addListener((MapChangeListener<String, CaptionDraft>) change -> showDraft());
        book.beforeUndo(this::leave);
        context.images().addListener((ListChangeListener<DatasetImage>) change -> counting.request(this::recount));
        search.found().addListener((ListChangeListener<DatasetImage>) change -> comeToFound());
        context.project().addListener(o -> saving.cancel());
        reviewed =
                book.all().values().stream().mapToInt(CaptionsModel::reviewed).sum();
        show(context.current().get());
        recount();
    }

    StudioContext context() {
        return context;
    }

    CaptionRules rules() {
        return rules;
    }

    /** Which images are reviewed. */
    ImageSearch search() {
        return search;
    }

    /** The images that the search shows. */
    ObservableList<DatasetImage> images() {
        return search.found();
    }

    ObjectProperty<@Nullable DatasetImage> current() {
        return context.current();
    }

    /** What the text area edits. */
    StringProperty text() {
        return text;
    }

    /** As last saved. */
    ReadOnlyObjectProperty<Caption> caption() {
        return caption.getReadOnlyProperty();
    }

    /** What a captioner wrote for the image, or null. */
    ReadOnlyObjectProperty<@Nullable CaptionDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    /** How far the review of all images is. */
    ReadOnlyObjectProperty<ReviewCount> count() {
        return count.getReadOnlyProperty();
    }

    /** Whether something typed waits to be saved. */
    ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    private void recount() {
        count.set(reviewCount());
    }

    /** Counted with each change: a hundred thousand captions looked through anew would hold up drawing. */
    private ReviewCount reviewCount() {
        int all = context.images().size();
        return new ReviewCount(Math.min(reviewed, all), all); // captions come before their images
    }

    private static int reviewed(@Nullable Caption caption) {
        return caption != null && caption.state().reviewed() ? 1 : 0;
    }

    private void comeToFound() {
        if (!images().isEmpty() && !images().contains(context.current().get())) {
            context.current().set(images().get(0));
        }
    }

    private void show(@Nullable DatasetImage image) {
        leave();
        shown = image;
        start = image == null ? Caption.NONE : book.get(image);
        load(start);
        showDraft();
        if (image != null) {
            book.refresh(image);
        }
    }

    private void showDraft() {
        DatasetImage image = shown;
        draft.set(image == null ? null : book.drafts().get(image.id()));
    }

    private void load(Caption now) {
        loading = true;
        caption.set(now);
        if (!now.text().equals(text.get())) {
            text.set(now.text());
        }
        loading = false;
    }

    /** The first of the keys decides when it is saved: who types without a pause is saved all the same. */
    private void typed() {
        if (!loading && shown != null && !unsaved.get()) {
            unsaved.set(true);
            saving.request(this::save);
        }
    }

    private void changed(String id) {
        counting.request(this::recount);
        DatasetImage image = shown;
        if (image == null || !image.id().equals(id)) {
            return;
        }
        if (unsaved.get()) {
            caption.set(book.get(image));
        } else if (!text.get().stripTrailing().equals(book.get(image).text())) {
            load(book.get(image));
        } else {
            caption.set(book.get(image));
        }
    }

    private void save() {
        unsaved.set(false);
        DatasetImage image = shown;
        if (image == null) {
            return;
        }
        String now = text.get().stripTrailing();
        ReviewState edited = now.isBlank() ? ReviewState.NONE : ReviewState.EDITED;
        if (!now.equals(book.get(image).text())) {
            book.set(image, now, now.equals(start.text()) ? start.state() : edited);
        }
    }

    /** Saves what was typed and ends the step that undo takes back. */
    void leave() {
        saving.cancel();
        if (unsaved.get()) {
            save();
        }
        book.closeStep();
        if (shown != null) {
            start = book.get(shown);
        }
    }

    /** Writes another text at once, as a step of its own; nothing in a window that may only look. */
    void replaceText(String next) {
        if (!context.writable().get()) {
            return;
        }
        leave();
        text.set(next);
        leave();
        replaced.run();
    }

    /** {@code goOn} is called when the text was replaced: the cursor is for what is written next. */
    void whenReplaced(Runnable goOn) {
        replaced = goOn;
    }

    /** Takes the captioner's words again. */
    void takeDraft() {
        CaptionDraft now = draft.get();
        DatasetImage image = shown;
        if (now != null && image != null) {
            leave();
            book.set(image, now.text(), ReviewState.DRAFT);
            leave();
        }
    }

    /** Whether there is a draft and the caption is another one. */
    BooleanBinding draftDiffers() {
        return Bindings.createBooleanBinding(
                () -> {
                    CaptionDraft now = draft.get();
                    return now != null && !now.text().equals(text.get().stripTrailing());
                },
                draft,
                text);
    }

    void approveAndNext() {
        if (text.get().isBlank()) {
            context.notice("There is no caption to approve yet: write one first.");
            return;
        }
        decide(ReviewState.APPROVED);
    }

    void rejectAndNext() {
        decide(ReviewState.REJECTED);
    }

    private void decide(ReviewState state) {
        DatasetImage image = shown;
        if (image == null) {
            return;
        }
        saving.cancel();
        unsaved.set(false);
        book.set(image, text.get().stripTrailing(), state);
        if (index() == images().size() - 1) {
            leave();
            context.notice("That was the last image: " + reviewCount() + ".");
        } else {
            go(1);
        }
    }

    void next() {
        go(1);
    }

    void previous() {
        go(-1);
    }

    private void go(int by) {
        int target = index() + by;
        if (target >= 0 && target < images().size()) {
            context.current().set(images().get(target));
        }
    }

    /** The next image, round the end, that nobody has decided on. */
    void nextUnreviewed() {
        int size = images().size();
        for (int i = 1; i <= size; i++) {
            DatasetImage image = images().get(Math.floorMod(index() + i, size));
            if (!book.get(image).state().reviewed()) {
                context.current().set(image);
                return;
            }
        }
        context.notice("Every caption is reviewed.");
    }

    /** Writes the caption of the image before this one. */
    void copyPrevious() {
        if (index() > 0) {
            replaceText(book.get(images().get(index() - 1)).text());
        }
    }

    int index() {
        return images().indexOf(context.current().get());
    }
}
