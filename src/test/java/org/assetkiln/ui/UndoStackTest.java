package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.assetkiln.project.NextSteps;
import org.junit.jupiter.api.Test;

class UndoStackTest {
    private final Earlier earlier = new Earlier();
    private final UndoStack stack = new UndoStack(earlier);
    private final List<String> done = new ArrayList<>();

    private int written;

    private final class Earlier implements UndoStack.Steps {
        private final ReadOnlyObjectWrapper<NextSteps> next = new ReadOnlyObjectWrapper<>(new NextSteps(null, null));

        @Override
        public ReadOnlyObjectProperty<NextSteps> nextSteps() {
            return next;
        }

        @Override
        public void writePending() {
            written++;
        }

        @Override
        public void undo() {
            done.add("earlier step back");
            next.set(new NextSteps(null, "an earlier step"));
        }

        @Override
        public void redo() {
            done.add("earlier step again");
            next.set(new NextSteps("an earlier step", null));
        }
    }

    private void step(String name) {
        done.add(name);
        stack.push(new UndoStack.Edit(() -> done.remove(name), () -> done.add(name)));
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

    @Test
    void belowTheStepsOfThisSessionAreThoseOfEarlierOnes() {
        earlier.next.set(new NextSteps("an earlier step", null));
        step("a");
        stack.undo();
        stack.undo();
        assertThat(done).containsExactly("earlier step back");
        assertThat(written).isEqualTo(2);
        assertThat(stack.canUndo().get()).isFalse();
        stack.redo();
        stack.redo();
        assertThat(done).endsWith("earlier step again", "a");
    }
}
