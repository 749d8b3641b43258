package org.assetkiln.ui.dataset;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.PictureLoader;
import org.jspecify.annotations.Nullable;

/**
 * One picture over the whole window: keys 1 to 6 for 100 to 3200 %, 0 fits, arrows go on, wheel zooms, drag pans; letters
 * switch pixel grid, tiling, the model's view, comparing and playing.
 */
final class LargePreview extends VBox {
    private static final List<KeyCode> ZOOM_KEYS =
            List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6);
    private static final int PLAYED_EDGE = 1024;
    private static final double MARGIN = 96;
    private static final double PAN = 64;

    private final DatasetModel model;
    private final PreviewStage stage = new PreviewStage();
    private final Player player = new Player(stage.image()::set);
    private final Label name = new Label();
    private final ToggleButton grid = toggle("Pixel grid (G)", "grid");
    private final ToggleButton tile = toggle("Tile 3 × 3 (T)", "tile");
    private final ToggleButton asModel = toggle("As the model sees it (M)", "model");
    private final ToggleButton compare = toggle("Compare (C)", "compare");
    private final ToggleButton play = toggle("Play (P)", "play");
    private final Map<KeyCode, ToggleButton> toggles =
            Map.of(KeyCode.G, grid, KeyCode.T, tile, KeyCode.M, asModel, KeyCode.C, compare, KeyCode.P, play);
    private @Nullable DatasetImage pinned;
    private PictureLoader.@Nullable Request request;

    LargePreview(DatasetModel model) {
        this.model = model;
        getStyleClass().addAll("sheet", "large-preview");
        setId("large-preview");
        setFocusTraversable(true);
        setAccessibleText("Large preview");
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.pixelGrid().bind(grid.selectedProperty());
        stage.tiled().bind(tile.selectedProperty());
        asModel.selectedProperty().addListener(o -> {
            show();
            showPinned();
        });
        compare.selectedProperty().addListener((o, was, now) -> compare(now));
        play.selectedProperty().addListener((o, was, now) -> show());
        getChildren().addAll(head(), stage, foot());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        followWhileShown();
        show();
    }

    private static ToggleButton toggle(String text, String id) {
        ToggleButton button = new ToggleButton(text);
        button.setId("preview-" + id);
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll("small", "quiet-toggle");
        return button;
    }

    private Node head() {
        Label zoom = new Label();
        zoom.setId("preview-zoom");
        zoom.setMinWidth(Region.USE_PREF_SIZE);
        zoom.textProperty()
                .bind(Bindings.createStringBinding(() -> Math.round(stage.zoom().get() * 100) + " %", stage.zoom()));
        name.setId("preview-name");
        name.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, name, zoom, gap, play, compare, asModel, tile, grid);
        head.getStyleClass().add("row");
        return head;
    }

    private static Node foot() {
        Label help = new Label(
                "1 to 6: 100 to 3200 %    0: fit    ← →: other images    wheel: zoom    drag: move    Esc: close");
        help.getStyleClass().add("muted");
        return help;
    }

    private void followWhileShown() {
        InvalidationListener follow = o -> show();
        sceneProperty().addListener((o, was, now) -> {
            model.context().current().removeListener(follow);
            player.stop();
            if (now != null) {
                model.context().current().addListener(follow);
                prefWidthProperty().bind(now.widthProperty().subtract(MARGIN));
                prefHeightProperty().bind(now.heightProperty().subtract(MARGIN));
                maxWidthProperty().bind(prefWidthProperty());
                maxHeightProperty().bind(prefHeightProperty());
                Fx.later(this::requestFocus);
            }
        });
    }

    private void show() {
        DatasetImage image = model.context().current().get();
        player.stop();
        if (request != null) {
            request.cancel();
        }
        if (image == null) {
            return;
        }
        Card card = model.selection().focused();
        play.setDisable(card == null || !Motions.mayMove(card));
        String shown = image.usable() ? image.name() : String.valueOf(image.problem());
        name.setText(pinned == null ? shown : pinned.name() + "  |  " + shown);
        if (!image.usable()) {
            stage.image().set(null); // not the picture of another one
            return;
        }
        if (play.isSelected() && card != null && Motions.mayMove(card)) {
            model.motions().load(card, PLAYED_EDGE, motion -> played(card, motion));
        } else {
            request = load(image, stage.image()::set);
        }
    }

    private void played(Card card, Motion motion) {
        if (play.isSelected() && card.equals(model.selection().focused()) && getScene() != null && motion.moves()) {
            player.play(motion);
        }
    }

    private PictureLoader.Request load(DatasetImage image, Consumer<Image> onFx) {
        PictureLoader pictures = model.context().pictures();
        if (!asModel.isSelected()) {
            return pictures.file(image.file(), 0, onFx);
        }
        ModelView view = model.modelView();
        Recipe recipe = model.context().recipes().recipes().get().of(image.id());
        String key = image.file() + "|" + image.modifiedMillis() + "|" + view + recipe;
        return pictures.load(key, () -> recipe.asModelSees(Pictures.read(image.file()), image.name(), view), onFx);
    }

    /** The other of two selected images stays at the left, else the present one does while the arrows go on. */
    private void compare(boolean on) {
        DatasetImage current = model.context().current().get();
        pinned = on ? current : null;
        for (DatasetImage image : on ? model.selected() : List.<DatasetImage>of()) {
            if (!image.equals(current)) {
                pinned = image;
                break;
            }
        }
        showPinned();
        show();
    }

    private void showPinned() {
        stage.comparedWith().set(null);
        if (pinned != null) {
            load(pinned, stage.comparedWith()::set);
        }
    }

    private void key(KeyEvent e) {
        int level = ZOOM_KEYS.indexOf(e.getCode());
        ToggleButton toggle = toggles.get(e.getCode());
        if (level >= 0) {
            stage.zoomTo(1 << level);
        } else if (toggle != null && !toggle.isDisabled() && !e.isShortcutDown()) {
            toggle.setSelected(!toggle.isSelected());
        } else if (!e.isShiftDown() || !pan(e.getCode())) {
            switch (e.getCode()) {
                case DIGIT0 -> stage.zoomTo(0);
                case PLUS, EQUALS, ADD -> stage.zoomBy(2, Point2D.ZERO);
                case MINUS, SUBTRACT -> stage.zoomBy(0.5, Point2D.ZERO);
                case LEFT, UP -> go(-1);
                case RIGHT, DOWN -> go(1);
                case SPACE -> model.context().overlay().set(null);
                default -> {
                    return;
                }
            }
        }
        e.consume();
    }

    /** With Shift the arrows move the picture. */
    private boolean pan(KeyCode code) {
        switch (code) {
            case LEFT -> stage.panBy(PAN, 0);
            case RIGHT -> stage.panBy(-PAN, 0);
            case UP -> stage.panBy(0, PAN);
            case DOWN -> stage.panBy(0, -PAN);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void go(int by) {
        int next = model.selection().focus().get() + by;
        if (next >= 0 && next < model.cards().list().size()) {
            model.selection().select(next);
        }
    }
}
