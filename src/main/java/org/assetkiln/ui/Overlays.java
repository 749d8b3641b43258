package org.assetkiln.ui;

import atlantafx.base.controls.ModalPane;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Shows the context's overlay over the window and gives the focus back afterwards. */
final class Overlays {
    private final ModalPane pane = new ModalPane();
    private final StudioContext context;
    private @Nullable Node before;

    Overlays(StudioContext context) {
        this.context = context;
        pane.setId("overlay");
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        context.overlay().addListener((o, was, now) -> update(now));
        pane.displayProperty().addListener((o, was, now) -> {
            if (!now) {
                context.overlay().set(null);
            }
        });
    }

    ModalPane node() {
        return pane;
    }

    private void update(@Nullable Node node) {
        if (node == null) {
            pane.hide(true);
            if (before != null) {
                before.requestFocus();
            }
            before = null;
            return;
        }
        if (before == null && pane.getScene() != null) {
            before = pane.getScene().getFocusOwner();
        }
        pane.show(node);
    }

    /** Takes the overlay away; tells whether there was one. */
    boolean close() {
        boolean shown = context.overlay().get() != null;
        context.overlay().set(null);
        return shown;
    }
}
