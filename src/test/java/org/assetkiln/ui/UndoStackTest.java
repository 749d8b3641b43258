package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoStackTest {
    private final UndoStack stack = new UndoStack();
    private final List<String> done = new ArrayList<>();

    private void step(String name) {
        done.add(name);
        stack.push(new UndoStack.Edit(name, () -> done.remove(name), () -> done.add(name)));
    }

    @Test
    void takesTheLatestStepBackFirstAndDoesItAgain() {
        step("a");
        step("b");
        stack.undo();
        assertThat(done).containsExactly("a");
        stack.redo();
        assertThat(done).containsExactly("a", "b");
        assertThat(stack.canRedo().get()).isFalse();
    }

    @Test
    void aNewStepEndsWhatCouldBeDoneAgain() {
        step("a");
        stack.undo();
        step("b");
        stack.redo();
        assertThat(done).containsExactly("b");
    }

    @Test
    void undoWithoutStepsDoesNothing() {
        stack.undo();
        assertThat(stack.canUndo().get()).isFalse();
    }
}
