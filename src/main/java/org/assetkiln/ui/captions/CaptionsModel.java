package org.assetkiln.ui.captions;

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
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.ui.CaptionBook;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;
import org.jspecify.annotations.Nullable;

/**
 * The review of captions, one image after the other. What is typed is saved half a second after the last key, and when
 * the image is left; each visit to an image is one step for undo.
 */
final class CaptionsModel {
    private static final int SAVE_AFTER_MILLIS = 500;

    private final StudioContext context;
    private final CaptionBook book;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Caption> caption = new ReadOnlyObjectWrapper<>(Caption.NONE);
    private final ReadOnlyObjectWrapper<ReviewCount> count = new ReadOnlyObjectWrapper<>(new ReviewCount(0, 0));
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final Debounce saving = new Debounce(SAVE_AFTER_MILLIS);
    private final Debounce counting = new Debounce(50);
    private @Nullable DatasetImage shown;
    /** The caption when the image came up: where undo goes back to. */
    private Caption start = Caption.NONE;

    private boolean loading;

    CaptionsModel(StudioContext context) {
        this.context = context;
        this.book = context.captions();
        text.addListener((o, was, now) -> typed());
        context.current().addListener((o, was, now) -> show(now));
        book.all().addListener((MapChangeListener<String, Caption>) change -> changed(change.getKey()));
        images().addListener((ListChangeListener<DatasetImage>) change -> counting.request(this::recount));
        context.project().addListener(o -> saving.cancel());
        show(context.current().get());
        recount();
    }

    StudioContext context() {
        return context;
    }

    ObservableList<DatasetImage> images() {
        return context.images();
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

    ReadOnlyObjectProperty<ReviewCount> count() {
        return count.getReadOnlyProperty();
    }

    /** Whether something typed waits to be saved. */
    ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    private void recount() {
        count.set(ReviewCount.of(images(), book::get));
    }

    private void show(@Nullable DatasetImage image) {
        leave();
        shown = image;
        start = image == null ? Caption.NONE : book.get(image);
        load(start);
        if (image != null) {
            book.refresh(image);
        }
    }

    private void load(Caption now) {
        loading = true;
        caption.set(now);
        if (!now.text().equals(text.get())) {
            text.set(now.text());
        }
        loading = false;
    }

    private void typed() {
        if (!loading && shown != null) {
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
        } else {
            load(book.get(image));
        }
    }

    private void save() {
        unsaved.set(false);
        DatasetImage image = shown;
        if (image == null) {
            return;
        }
        boolean asBefore = text.get().equals(start.text());
        ReviewState edited = text.get().isBlank() ? ReviewState.NONE : ReviewState.EDITED;
        Caption now = book.get(image);
        if (!text.get().equals(now.text())) {
            book.set(image, text.get(), asBefore ? start.state() : edited);
        }
    }

    /** Saves what was typed and notes the visit as one step for undo. */
    void leave() {
        saving.cancel();
        if (unsaved.get()) {
            save();
        }
        DatasetImage image = shown;
        if (image == null || !images().contains(image)) {
            return;
        }
        note(image, start, book.get(image));
        start = book.get(image);
    }

    private void note(DatasetImage image, Caption before, Caption after) {
        boolean same = before.text().equals(after.text()) && before.state() == after.state();
        if (!same) {
            context.undo()
                    .push(new UndoStack.Edit(
                            "the caption of " + image.name(),
                            () -> restore(image, before),
                            () -> restore(image, after)));
        }
    }

    /** Brings a caption of before back, and the image to the front so that the user sees what happened. */
    private void restore(DatasetImage image, Caption to) {
        book.set(image, to.text(), to.state());
        if (image.equals(shown)) {
            start = book.get(image);
        }
        context.current().set(image);
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
        book.set(image, text.get(), state);
        if (index() == images().size() - 1) {
            leave();
            ReviewCount now = ReviewCount.of(images(), book::get);
            context.notice("That was the last image: " + now + ".");
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

    int index() {
        return images().indexOf(context.current().get());
    }
}
