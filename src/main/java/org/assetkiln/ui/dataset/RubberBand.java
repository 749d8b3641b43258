package org.assetkiln.ui.dataset;

import java.util.Set;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;

/** Selects cards by dragging a rectangle over them; beyond the upper or lower edge it scrolls. */
final class RubberBand {
    private static final double STARTS_AT = 6;
    /** Part of the distance from the edge that is scrolled with each pulse. */
    private static final double SPEED = 0.25;

    private final CardGrid<?> grid;
    private final GridSelection<?> selection;
    private final Rectangle band = new Rectangle();
    private final AnimationTimer scrolling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            scroll();
        }
    };
    private Set<String> before = Set.of();
    private double startX;
    /** In the content, so that it stays with the cards while they scroll. */
    private double startY;

    private double pressedY;
    private double x;
    private double y;
    private final Predicate<MouseEvent> elsewhere;
    private boolean armed;

    /** @param elsewhere which presses begin something else */
    RubberBand(CardGrid<?> grid, GridSelection<?> selection, Predicate<MouseEvent> elsewhere) {
        this.elsewhere = elsewhere;
        this.grid = grid;
        this.selection = selection;
        band.getStyleClass().add("rubber-band");
        band.setManaged(false);
        band.setMouseTransparent(true);
        band.setVisible(false);
        // Before the cards hear of it: what was selected until now stays when Ctrl is held.
        grid.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        grid.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        grid.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> end());
    }

    /** The rectangle, to be laid over the grid. */
    Rectangle node() {
        return band;
    }

    boolean dragging() {
        return band.isVisible();
    }

    private void press(MouseEvent e) {
        double bar = grid.cards().cardWidth() * grid.cards().columns();
        armed = e.getButton() == MouseButton.PRIMARY && !e.isShiftDown() && e.getX() <= bar && !elsewhere.test(e);
        before = e.isShortcutDown() ? selection.snapshot() : Set.of();
        startX = e.getX();
        pressedY = e.getY();
        startY = e.getY() + grid.top();
    }

    private void drag(MouseEvent e) {
        x = e.getX();
        y = e.getY();
        boolean far = Math.hypot(x - startX, y - pressedY) >= STARTS_AT;
        if (armed && (far || band.isVisible())) {
            if (!band.isVisible()) {
                band.setVisible(true);
                scrolling.start();
            }
            update();
            e.consume();
        }
    }

    private void scroll() {
        double beyond = Math.min(0, y) + Math.max(0, y - grid.getHeight());
        if (beyond != 0) {
            grid.scrollBy(beyond * SPEED);
            update();
        }
    }

    private void update() {
        double top = Math.min(startY, y + grid.top());
        double left = Math.min(startX, x);
        double width = Math.abs(x - startX);
        double height = Math.abs(y + grid.top() - startY);
        band.setX(left);
        band.setY(top - grid.top());
        band.setWidth(width);
        band.setHeight(height);
        int[] touched = grid.cards()
                .within(new Rectangle2D(Math.max(0, left), Math.max(0, top), width, height))
                .toArray();
        selection.selectThese(before, touched);
    }

    private void end() {
        armed = false;
        band.setVisible(false);
        scrolling.stop();
    }
}
