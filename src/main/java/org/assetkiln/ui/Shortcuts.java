package org.assetkiln.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Finds the action for the keys pressed. Keys with Ctrl, Alt or Meta go to the action first, but undo and redo go to a
 * text that has something to undo; plain keys come after the control that has the focus.
 */
final class Shortcuts {
    private final Supplier<List<Action>> actions;

    Shortcuts(Supplier<List<Action>> actions) {
        this.actions = actions;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (modified(e) && !wantedByText(e, scene.getFocusOwner())) {
                fire(e);
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (!modified(e) && !wantedByControl(e, scene.getFocusOwner())) {
                fire(e);
            }
        });
    }

    private void fire(KeyEvent event) {
        for (Action action : actions.get()) {
            if (action.shortcut() != null
                    && action.shortcut().match(event)
                    && action.enabled().get()) {
                event.consume();
                action.fire();
                return;
            }
        }
    }

    private static boolean modified(KeyEvent e) {
        return e.isShortcutDown() || e.isAltDown() || e.isMetaDown() || e.isControlDown();
    }

    /** Text editing keeps its own undo, select, copy, cut and paste. */
    private static boolean wantedByText(KeyEvent e, @Nullable Node focus) {
        if (!(focus instanceof TextInputControl text) || e.isAltDown()) {
            return false;
        }
        return switch (e.getCode()) {
            case Z -> e.isShiftDown() ? text.isRedoable() : text.isUndoable();
            case Y -> text.isRedoable();
            case A, C, V, X -> true;
            default -> false;
        };
    }

    private static boolean wantedByControl(KeyEvent e, @Nullable Node focus) {
        if (focus instanceof TextInputControl) {
            return !e.getCode().isFunctionKey();
        }
        boolean presses = e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER;
        return presses && (focus instanceof ButtonBase || focus instanceof ComboBoxBase);
    }
}
