package org.assetkiln.ui.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;
import org.jspecify.annotations.Nullable;

/** Find and replace over all captions, with a preview of each change; the whole of it is one step for undo. */
final class ReplaceModel {
    private final StudioContext context;
    private final StringProperty find = new SimpleStringProperty("");
    private final StringProperty replacement = new SimpleStringProperty("");
    private final BooleanProperty expression = new SimpleBooleanProperty();
    private final BooleanProperty matchCase = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<Change> changes = FXCollections.observableArrayList();

    /** One caption with what is searched for, before and after. */
    record Change(DatasetImage image, Caption before, String after) {
        boolean changes() {
            return !before.text().equals(after);
        }
    }

    ReplaceModel(StudioContext context) {
        this.context = context;
        find.addListener(o -> update());
        replacement.addListener(o -> update());
        expression.addListener(o -> update());
        matchCase.addListener(o -> update());
    }

    StringProperty find() {
        return find;
    }

    StringProperty replacement() {
        return replacement;
    }

    BooleanProperty expression() {
        return expression;
    }

    BooleanProperty matchCase() {
        return matchCase;
    }

    /** Why nothing can be found, or an empty text. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ObservableList<Change> changes() {
        return changes;
    }

    private void update() {
        problem.set("");
        List<Change> found = new ArrayList<>();
        try {
            Pattern pattern = pattern();
            String by = expression.get() ? replacement.get() : Matcher.quoteReplacement(replacement.get());
            for (DatasetImage image : context.images()) {
                Caption before = context.captions().get(image);
                Change change = pattern == null ? null : change(image, before, pattern.matcher(before.text()), by);
                if (change != null) {
                    found.add(change);
                }
            }
        } catch (PatternSyntaxException e) {
            problem.set("The expression is not complete: " + e.getDescription() + ".");
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            problem.set(
                    "The replacement names a group that the expression does not have; write \\$ for a dollar sign.");
        }
        changes.setAll(found);
    }

    private @Nullable Pattern pattern() {
        int flags = matchCase.get() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return find.get().isEmpty()
                ? null
                : Pattern.compile(expression.get() ? find.get() : Pattern.quote(find.get()), flags);
    }

    private static @Nullable Change change(DatasetImage image, Caption before, Matcher matcher, String by) {
        return matcher.find() ? new Change(image, before, matcher.replaceAll(by)) : null;
    }

    void goTo(Change change) {
        context.overlay().set(null);
        context.current().set(change.image());
    }

    /** Replaces in all captions found; they count as edited afterwards. */
    void replaceAll() {
        List<Change> all = changes.stream().filter(Change::changes).toList();
        Runnable redo = () -> all.forEach(c -> {
            ReviewState state = c.after().isBlank() ? ReviewState.NONE : ReviewState.EDITED;
            context.captions().set(c.image(), c.after(), state);
        });
        Runnable undo = () -> all.forEach(c ->
                context.captions().set(c.image(), c.before().text(), c.before().state()));
        redo.run();
        context.undo().push(new UndoStack.Edit("replacing in " + all.size() + " captions", undo, redo));
        context.notice("Replaced in " + all.size() + (all.size() == 1 ? " caption." : " captions."));
        context.overlay().set(null);
    }
}
