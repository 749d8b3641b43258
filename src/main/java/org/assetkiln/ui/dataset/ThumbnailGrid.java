package org.assetkiln.ui.dataset;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.MapChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.controlsfx.control.GridView;

/** ControlsFX' grid with what it lacks: selection, focus, keys, type-ahead and scrolling to an item. */
final class ThumbnailGrid extends StackPane {
    private static final double GAP = 4;
    private static final double NAME_HEIGHT = 24;
    private static final double PADDING = 16;
    private static final int SCROLL_BAR = 18;

    private final DatasetModel model;
    private final GridView<DatasetImage> grid;
    private final Set<ThumbnailCell> live = Collections.newSetFromMap(new WeakHashMap<>());
    private final PauseTransition typing = new PauseTransition(Duration.seconds(1));
    private final Runnable onOpen;
    private String typed = "";

    /** {@code onOpen} is run for Enter and for a double click. */
    ThumbnailGrid(DatasetModel model, Runnable onOpen) {
        this.model = model;
        this.onOpen = onOpen;
        grid = new GridView<>(model.shown());
        grid.setId("thumbnails");
        grid.setAccessibleRole(AccessibleRole.LIST_VIEW);
        grid.setAccessibleText("Images");
        grid.setFocusTraversable(true);
        grid.setHorizontalCellSpacing(GAP);
        grid.setVerticalCellSpacing(GAP);
        grid.cellWidthProperty()
                .bind(Bindings.createDoubleBinding(this::cellWidth, grid.widthProperty(), model.thumbnailSize()));
        grid.cellHeightProperty().bind(model.thumbnailSize().add(PADDING + NAME_HEIGHT));
        grid.setCellFactory(view -> cell());
        getChildren().add(grid);
        typing.setOnFinished(e -> typed = "");
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::keyTyped);
        model.selection().changes().addListener(o -> {
            live.forEach(ThumbnailCell::updateSelection);
            reveal(model.selection().focus().get());
        });
        model.context().captions().all().addListener((MapChangeListener<String, Caption>)
                change -> live.forEach(cell -> cell.updateCaption(change.getKey())));
    }

    private ThumbnailCell cell() {
        ThumbnailCell cell = new ThumbnailCell(model, live);
        cell.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> pressed(cell, e));
        return cell;
    }

    private void pressed(ThumbnailCell cell, MouseEvent e) {
        grid.requestFocus();
        if (cell.isEmpty()) {
            return;
        }
        int index = cell.getIndex();
        if (e.getButton() != MouseButton.PRIMARY && model.selection().isSelected(cell.getItem())) {
            return; // a context menu is about the whole selection
        }
        if (e.isShiftDown()) {
            model.selection().extendTo(index);
        } else if (e.isShortcutDown()) {
            model.selection().toggle(index);
        } else {
            model.selection().select(index);
        }
        if (e.getClickCount() == 2) {
            onOpen.run();
        }
    }

    @Override
    public void requestFocus() {
        grid.requestFocus();
    }

    private int columns() {
        double width = model.thumbnailSize().get() + PADDING + 2 * GAP;
        return (int) Math.max(1, Math.floor((grid.getWidth() - SCROLL_BAR) / width));
    }

    /** As much as lets the columns fill the width. */
    private double cellWidth() {
        double least = model.thumbnailSize().get() + PADDING;
        return Math.max(least, Math.floor((grid.getWidth() - SCROLL_BAR) / columns()) - 2 * GAP);
    }

    private int rowsShown() {
        return (int) Math.max(1, Math.floor(grid.getHeight() / (grid.getCellHeight() + 2 * GAP)));
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
        int last = model.shown().size() - 1;
        int target =
                switch (e.getCode()) {
                    case LEFT -> focus - 1;
                    case RIGHT -> focus + 1;
                    case UP -> focus - columns();
                    case DOWN -> focus + columns();
                    case PAGE_UP -> Math.max(focus % columns(), focus - columns() * rowsShown());
                    case PAGE_DOWN -> Math.min(last, focus + columns() * rowsShown());
                    case HOME -> 0;
                    case END -> last;
                    default -> -1;
                };
        if (e.getCode() == KeyCode.ENTER) {
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
        for (int i = 0; i < model.shown().size(); i++) {
            if (model.shown().get(i).name().toLowerCase(Locale.ROOT).startsWith(typed)) {
                model.selection().select(i);
                return;
            }
        }
    }

    /** Scrolls as little as shows the item; before the grid's first layout there is nothing to scroll. */
    private void reveal(int index) {
        if (index >= 0 && grid.lookup("#virtual-flow") instanceof VirtualFlow<?> flow) {
            int row = index / columns();
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first == null || last == null || row <= first.getIndex() || row >= last.getIndex()) {
                flow.scrollTo(row);
            }
        }
    }
}
