package org.assetkiln.ui.dataset;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StateBadge;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One card in the grid: picture, badges, name; a stack plays its frames in it. */
final class ThumbnailCell extends CardCell<Card> {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("item-focus");
    private static final PseudoClass STACK = PseudoClass.getPseudoClass("stack");
    private static final PseudoClass FRAME = PseudoClass.getPseudoClass("frame");

    private final DatasetModel model;
    private final PixelView picture = new PixelView();
    private final StateBadge badge = new StateBadge();
    // Few cards show these, but a label that is added while its card is laid out may stay too narrow.
    private final Label frames = corner("frames-badge", Feather.FILM, Pos.BOTTOM_RIGHT);
    private final Label wrong = corner("findings-badge", Feather.ALERT_CIRCLE, Pos.TOP_LEFT);
    private final FontIcon none = new FontIcon(Feather.ALERT_OCTAGON);
    private final Label name = new Label();
    private final Player player = new Player(picture.imageProperty()::set);
    private PictureLoader.@Nullable Request request;

    ThumbnailCell(DatasetModel model) {
        this.model = model;
        getStyleClass().add("thumbnail-cell");
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        none.getStyleClass().add("no-picture");
        StackPane frame = new StackPane(none, picture, badge, frames, wrong);
        frame.getStyleClass().add("thumbnail-frame");
        VBox.setVgrow(frame, Priority.ALWAYS);
        name.getStyleClass().add("thumbnail-name");
        name.setMaxWidth(Double.MAX_VALUE);
        VBox content = new VBox(4, frame, name);
        content.setAlignment(Pos.CENTER);
        content.setMouseTransparent(true);
        getChildren().add(content);
    }

    @Override
    void itemChanged() {
        if (request != null) {
            request.cancel();
        }
        player.stop();
        picture.imageProperty().set(null);
        Card card = item();
        pseudoClassStateChanged(STACK, card != null && card.folded());
        pseudoClassStateChanged(FRAME, card != null && card.framed() && !card.folded());
        if (card == null) {
            return;
        }
        request = ask(card, picture.imageProperty()::set);
        none.setVisible(!card.image().usable());
        name.setText(card.name());
        showFrames(card);
        itemUpdated();
    }

    private void showFrames(Card card) {
        frames.setVisible(card.folded() || Motions.mayMove(card.image()));
        frames.setText(card.folded() ? String.valueOf(card.frames().size()) : "");
    }

    private void showWrong(int count) {
        wrong.setVisible(count > 0);
        wrong.setText(count > 1 ? String.valueOf(count) : "");
    }

    private static Label corner(String style, Feather sign, Pos where) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setGraphic(new FontIcon(sign));
        StackPane.setAlignment(label, where);
        return label;
    }

    private PictureLoader.@Nullable Request ask(Card card, Consumer<Image> onFx) {
        DatasetImage image = card.image();
        return image.usable() ? model.context().pictures().thumbnail(image, model.decodedEdge(), onFx) : null;
    }

    /** The caption, its state or what is known of the image may have changed. */
    @Override
    void itemUpdated() {
        Card card = item();
        if (card != null) {
            Caption caption = model.context().captions().get(card.image());
            badge.show(card.image(), caption);
            String moving = card.folded() ? ", animation of " + card.frames().size() + " frames" : "";
            Set<FindingKind> found = model.findings(card.image(), caption);
            showWrong(found.size());
            String said = found.stream().map(kind -> ", " + kind.title()).collect(Collectors.joining());
            setAccessibleText(card.name() + moving + ", " + badge.getAccessibleText() + said);
        }
    }

    /** Plays the frames until {@link #rest}, if there are any. */
    void play() {
        Card card = item();
        if (card == null || !Motions.mayMove(card)) {
            return;
        }
        model.motions().load(card, model.decodedEdge(), motion -> {
            if (card.equals(item()) && motion.moves()) {
                player.play(motion);
            }
        });
    }

    /** What it shows at the moment, null until it is there. */
    @Nullable
    Image picture() {
        return picture.imageProperty().get();
    }

    boolean playing() {
        return player.playing();
    }

    /** Shows the still picture again. */
    void rest() {
        Card card = item();
        if (player.playing() && card != null) {
            player.stop();
            request = ask(card, picture.imageProperty()::set);
        }
    }

    @Override
    void updateSelection() {
        pseudoClassStateChanged(SELECTED, selected());
        pseudoClassStateChanged(FOCUS, focusedItem());
    }

    @Override
    boolean focusedItem() {
        return item() != null && index() == model.selection().focus().get();
    }

    @Override
    boolean selected() {
        Card card = item();
        return card != null && model.selection().isSelected(card);
    }
}
