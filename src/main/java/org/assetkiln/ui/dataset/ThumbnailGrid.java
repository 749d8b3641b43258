package org.assetkiln.ui.dataset;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.collections.MapChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.assetkiln.project.Caption;
import org.assetkiln.ui.Fx;
import org.jspecify.annotations.Nullable;

/** The images as cards, with selection by mouse and keys, and type-ahead. */
final class ThumbnailGrid extends StackPane {
    private static final double NAME_HEIGHT = 24;
    private static final double PADDING = 16;

    private final DatasetModel model;
    private final CardGrid<Card> grid;
    private final PauseTransition typing = new PauseTransition(Duration.seconds(1));
    private final PauseTransition hovering = new PauseTransition(Duration.millis(250));
    private final Runnable onOpen;
    private String typed = "";
    private final Set<String> changed = new HashSet<>();
    private boolean everything;
    private final DragOut dragOut;
    /** Pressed while it was one of several selected: it alone is selected if no drag follows. */
    private int pressed = -1;

    /** {@code onOpen} is run for Enter and for a double click. */
    ThumbnailGrid(DatasetModel model, Runnable onOpen) {
        this.model = model;
        this.onOpen = onOpen;
        grid = new CardGrid<>(model.cards().list(), this::cell);
        grid.setId("thumbnails");
        grid.setFocusTraversable(true);
        grid.leastWidth().bind(model.thumbnailSize().add(PADDING));
        grid.cardHeight().bind(model.thumbnailSize().add(PADDING + NAME_HEIGHT));
        dragOut = new DragOut(model, grid);
        RubberBand band = new RubberBand(grid, model.selection(), this::takesFiles);
        grid.setAccessibleRole(AccessibleRole.LIST_VIEW);
        grid.setAccessibleText("Images");
        getChildren().addAll(grid, band.node());
        typing.setOnFinished(e -> typed = "");
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::keyTyped);
        model.selection().changes().addListener(o -> grid.updateSelection());
        model.selection().moves().addListener(o -> {
            if (!band.dragging()) {
                grid.reveal(model.selection().focus().get());
            }
        });
        model.context().captions().all().addListener((MapChangeListener<String, Caption>)
                change -> refresh(change.getKey()));
        model.newFindings().addListener(o -> {
            everything = true;
            refresh("");
        });
    }

    /** A caption or its state has changed, or the findings; a hundred thousand captions may come one after the other. */
    private void refresh(String image) {
        if (changed.isEmpty()) {
            Fx.later(this::refresh);
        }
        changed.add(image);
    }

    private void refresh() {
        cells().filter(cell -> everything
                        || cell.item() != null
                                && changed.contains(cell.item().image().id()))
                .forEach(cell -> {
                    cell.itemUpdated();
                    cell.layout(); // at once: JavaFX loses some requests for layout below what it does not manage
                });
        changed.clear();
        everything = false;
    }

    private ThumbnailCell cell() {
        ThumbnailCell cell = new ThumbnailCell(model);
        cell.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> pressed(cell, e));
        cell.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> released(cell, e));
        cell.hoverProperty().addListener((o, was, now) -> hover(cell, now));
        return cell;
    }

    /** A drag from a card that is selected already takes the files along; from any other it selects. */
    private boolean takesFiles(MouseEvent e) {
        boolean plain = e.getButton() == MouseButton.PRIMARY && !e.isShortcutDown() && !e.isShiftDown();
        Optional<ThumbnailCell> on = cells().filter(cell -> cell.selected()
                        && cell.getBoundsInParent().contains(grid.sceneToLocal(e.getSceneX(), e.getSceneY())))
                .findFirst();
        boolean takes = plain && on.isPresent();
        dragOut.arm(takes, takes ? on.get().picture() : null);
        return takes;
    }

    private void released(ThumbnailCell cell, MouseEvent e) {
        if (pressed >= 0 && pressed == cell.index() && e.isStillSincePress()) {
            model.selection().select(pressed);
        }
        pressed = -1;
    }

    private void pressed(ThumbnailCell cell, MouseEvent e) {
        grid.requestFocus();
        if (cell.item() == null) {
            return;
        }
        int index = cell.index();
        if (e.getButton() != MouseButton.PRIMARY && model.selection().isSelected(cell.item())) {
            return; // a context menu is about the whole selection
        }
        if (e.isShiftDown()) {
            model.selection().extendTo(index);
        } else if (e.isShortcutDown()) {
            model.selection().toggle(index);
        } else if (model.selection().isSelected(cell.item())) {
            pressed = index;
        } else {
            model.selection().select(index);
        }
        if (e.getClickCount() == 2) {
            open(cell.item());
        }
    }

    private void open(@Nullable Card card) {
        if (card != null && card.folded()) {
            model.toggleStack();
        } else {
            onOpen.run();
        }
    }

    /** What the pointer rests on plays. */
    private void hover(ThumbnailCell cell, boolean on) {
        hovering.stop();
        cell.rest();
        if (on) {
            hovering.setOnFinished(e -> cell.play());
            hovering.playFromStart();
        }
    }

    /** Plays the animation under the focus, or stops it. */
    void togglePlay() {
        int focus = model.selection().focus().get();
        cells().filter(cell -> cell.index() == focus).forEach(cell -> {
            if (cell.playing()) {
                cell.rest();
            } else {
                cell.play();
            }
        });
    }

    @Override
    public void requestFocus() {
        grid.requestFocus();
    }

    private Stream<ThumbnailCell> cells() {
        return grid.cells().stream().map(ThumbnailCell.class::cast);
    }

    private void keyPressed(KeyEvent e) {
        int focus = model.selection().focus().get();
        if (e.isAltDown() || focus < 0) {
            return;
        }
        if (e.isShortcutDown()) {
            if (e.getCode() == KeyCode.SPACE) {
                model.selection().toggle(focus);
                e.consume();
            }
            return;
        }
        int last = model.cards().list().size() - 1;
        int target =
                switch (e.getCode()) {
                    case LEFT -> focus - 1;
                    case RIGHT -> focus + 1;
                    case UP -> focus - grid.cards().columns();
                    case DOWN -> focus + grid.cards().columns();
                    case PAGE_UP ->
                        Math.max(
                                focus % grid.cards().columns(),
                                focus - grid.cards().columns() * grid.rowsShown());
                    case PAGE_DOWN -> Math.min(last, focus + grid.cards().columns() * grid.rowsShown());
                    case HOME -> 0;
                    case END -> last;
                    default -> -1;
                };
        Card focused = model.selection().focused();
        if (e.getCode() == KeyCode.ENTER && focused != null && !Motions.mayMove(focused)) {
            onOpen.run();
            e.consume();
        } else if (e.getCode().isNavigationKey()) {
            go(target, last, e);
        }
    }

    private void go(int target, int last, KeyEvent e) {
        e.consume();
        if (target < 0 || target > last) {
            return;
        }
        if (e.isShiftDown()) {
            model.selection().extendTo(target);
        } else {
            model.selection().select(target);
        }
    }

    /** Letters go to the next image whose name begins with what was typed within a second. */
    private void keyTyped(KeyEvent e) {
        String text = e.getCharacter();
        boolean letter = text.length() == 1 && (Character.isLetterOrDigit(text.charAt(0)) || "-_".contains(text));
        if (!letter || e.isShortcutDown() || e.isAltDown() || e.isMetaDown()) {
            return;
        }
        typed += text.toLowerCase(Locale.ROOT);
        typing.playFromStart();
        for (int i = 0; i < model.cards().list().size(); i++) {
            if (model.cards().list().get(i).name().toLowerCase(Locale.ROOT).startsWith(typed)) {
                model.selection().select(i);
                return;
            }
        }
    }
}
