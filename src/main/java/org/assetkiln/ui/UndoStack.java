package org.assetkiln.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What can be taken back in this project, the latest first; at most 1000 steps. FX thread only. */
public final class UndoStack {
    private static final int LIMIT = 1000;

    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    /**
     * One step.
     *
     * @param name what was done, for the message when it is taken back
     */
    public record Edit(String name, Runnable undo, Runnable redo) {}

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
        move(done, undone, true);
    }

    /** Does the step taken back last again. */
    public void redo() {
        move(undone, done, false);
    }

    /** Forgets all steps: another project is open. */
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

    private void move(Deque<Edit> from, Deque<Edit> to, boolean back) {
        Edit edit = from.poll();
        if (edit == null) {
            return;
        }
        to.push(edit);
        (back ? edit.undo() : edit.redo()).run();
        update();
    }

    private void update() {
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
    }
}
