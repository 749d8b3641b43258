package org.assetkiln.ui;

import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;

/** One of the screens in the rail. Its view is asked for once, when the place is first shown. */
public interface Place {
    /** Short and stable, used by {@link StudioContext#goTo}: {@code dataset}, {@code captions}, {@code train}. */
    String id();

    /** As written in the rail. */
    String title();

    Ikon icon();

    /** Builds the nodes; called once, on the FX thread. */
    Parent view();

    /** What can be done here; palette, shortcut sheet and key handling are made from it. */
    default List<Action> actions() {
        return List.of();
    }

    /** Called each time the place comes to the front. */
    default void shown() {}

    /** Called each time the place leaves the front, and when the window closes: flush what is not saved. */
    default void hidden() {}
}
