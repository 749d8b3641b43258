package org.assetkiln.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.assetkiln.project.NextSteps;

/**
 * What can be taken back in this project, the latest first: at most 1000 steps of this session, and below them the
 * captions' steps of earlier ones. FX thread only.
 */
public final class UndoStack {
    private static final int LIMIT = 1000;

    private final Steps captions;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    /** One step: how it is taken back and done again. */
    public record Edit(Runnable undo, Runnable redo) {}

    /** Steps that are kept by the project. */
    interface Steps {
        ReadOnlyObjectProperty<NextSteps> nextSteps();

        /** Writes what is being typed, so that it is taken back, too. */
        void writePending();

        void undo();

        void redo();
    }

    UndoStack(Steps captions) {
        this.captions = captions;
        captions.nextSteps().subscribe(this::update);
    }

    /** Notes a step that has just been done; what was taken back before cannot be done again. */
    public void push(Edit edit) {
        done.push(edit);
        if (done.size() > LIMIT) {
            done.removeLast();
        }
        undone.clear();
        update();
    }

    /** Takes the latest step back. */
    public void undo() {
        captions.writePending();
        if (!canUndo.get()) {
            return;
        }
        Edit edit = done.isEmpty() ? earlier() : done.pop();
        undone.push(edit);
        edit.undo().run();
        update();
    }

    /** Does the step taken back last again. */
    public void redo() {
        captions.writePending();
        if (!canRedo.get()) {
            return;
        }
        Edit edit = undone.isEmpty() ? earlier() : undone.pop();
        done.push(edit);
        edit.redo().run();
        update();
    }

    private Edit earlier() {
        return new Edit(captions::undo, captions::redo);
    }

    /** Forgets the steps of this session: another project is open. */
    void clear() {
        done.clear();
        undone.clear();
        update();
    }

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    private void update() {
        NextSteps next = captions.nextSteps().get();
        canUndo.set(!done.isEmpty() || next.undo() != null);
        canRedo.set(!undone.isEmpty() || next.redo() != null);
    }
}
