package org.assetkiln.ui;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something the user can do, declared once: buttons, palette, key handling and shortcut sheet are made from it.
 *
 * @param id unique and stable, for example {@code captions.approve}
 * @param name what it does, in a verb: "Approve and next"
 * @param icon for tool bars, or null
 * @param shortcut the keys, or null; without Ctrl, Alt or Meta they do nothing while a text is being edited
 * @param enabled when it can be done
 * @param run does it, on the FX thread
 */
public record Action(
        String id,
        String name,
        @Nullable Ikon icon,
        @Nullable KeyCombination shortcut,
        ObservableBooleanValue enabled,
        Runnable run) {

    /** An action that can always be done. {@code keys} as in {@link KeyCombination#valueOf}, or null. */
    public static Action of(String id, String name, @Nullable Ikon icon, @Nullable String keys, Runnable run) {
        return of(id, name, icon, keys, new SimpleBooleanProperty(true), run);
    }

    /** An action that can be done while {@code enabled} holds. */
    public static Action of(
            String id,
            String name,
            @Nullable Ikon icon,
            @Nullable String keys,
            ObservableBooleanValue enabled,
            Runnable run) {
        return new Action(id, name, icon, keys == null ? null : keys(keys), enabled, run);
    }

    private static KeyCombination keys(String keys) {
        KeyCombination combination = KeyCombination.valueOf(keys);
        if (combination instanceof KeyCharacterCombination) {
            throw new IllegalArgumentException("There is no key of the name in " + keys + ".");
        }
        return combination;
    }

    /** Does it if it is enabled. */
    public void fire() {
        if (enabled.get()) {
            run.run();
        }
    }

    /** The keys as the user reads them, or an empty text. */
    public String keys() {
        return shortcut == null ? "" : shortcut.getDisplayText();
    }

    /** Name and keys, for tooltips and accessible texts. */
    public String hint() {
        return shortcut == null ? name : name + " (" + keys() + ")";
    }
}
