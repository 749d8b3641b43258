package org.assetkiln.ui.captions;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.EmptyState;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.ProjectActions;
import org.assetkiln.ui.StateBadge;
import org.kordamp.ikonli.feather.Feather;

/** The picture large, its text below, the neighbours at the bottom. */
final class CaptionsView extends StackPane {
    private final CaptionsModel model;
    private final List<Action> actions;
    private final TextArea text = new TextArea();
    private final PixelView picture = new PixelView();
    private final Label name = new Label();
    private final StateBadge badge = new StateBadge();
    private final Label state = new Label();

    CaptionsView(CaptionsModel model, List<Action> actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("place");
        setId("captions-view");
        BorderPane content = new BorderPane();
        content.setTop(bar());
        content.setCenter(stage());
        content.setBottom(new VBox(editor(), new FilmStrip(model.context())));
        Node empty = new EmptyState(
                Feather.EDIT_3,
                "No captions without images",
                "Open a folder with images, then write and review their captions here.",
                List.of(ProjectActions.openFolder(model.context()), ProjectActions.openSample(model.context())));
        content.visibleProperty().bind(model.current().isNotNull());
        empty.visibleProperty().bind(model.current().isNull());
        getChildren().addAll(content, empty);
        model.current().addListener((o, was, now) -> show());
        model.caption().addListener((o, was, now) -> showState());
        show();
    }

    void focusText() {
        text.requestFocus();
        text.end();
    }

    private Node bar() {
        name.getStyleClass().add("strong");
        name.setId("captions-name");
        Label count = new Label();
        count.setId("captions-count");
        count.textProperty().bind(model.count().map(ReviewCount::toString));
        count.setMinWidth(Region.USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("review-bar");
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(() -> model.count().get().fraction(), model.count()));
        bar.accessibleTextProperty().bind(count.textProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(name, badge, state, gap, count, bar);
        row.getChildren().add(ActionNodes.button(action("captions.unreviewed")));
        row.getChildren().add(ActionNodes.button(action("captions.replace")));
        row.getStyleClass().add("place-bar");
        return row;
    }

    private Node stage() {
        picture.setAccessibleText("The picture");
        picture.setMinSize(64, 64);
        BorderPane stage = new BorderPane(picture);
        stage.setLeft(side("captions.previous"));
        stage.setRight(side("captions.next"));
        stage.getStyleClass().add("stage");
        stage.getStyleClass().add("caption-stage");
        return stage;
    }

    private Node side(String action) {
        Node button = ActionNodes.iconButton(action(action));
        BorderPane.setAlignment(button, Pos.CENTER);
        return button;
    }

    private Node editor() {
        text.setId("caption-text");
        text.setWrapText(true);
        text.setPrefRowCount(3);
        text.setPromptText("Say what the picture shows");
        text.setAccessibleText("Caption");
        text.textProperty().bindBidirectional(model.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        VBox buttons = new VBox(
                8,
                ActionNodes.primaryButton(action("captions.approve")),
                ActionNodes.button(action("captions.reject")));
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getChildren().forEach(b -> ((Region) b).setMaxWidth(Double.MAX_VALUE));
        Label saved = new Label();
        saved.setId("caption-saved");
        saved.getStyleClass().addAll("muted", "small");
        saved.textProperty().bind(model.unsaved().map(waits -> waits ? "Not saved yet" : "Saved"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox below = new HBox(16, new GaugeView(new TokenGauge(model.context()), model.text()), gap, saved);
        below.getStyleClass().add("row");
        VBox editor = new VBox(8, new HBox(16, text, buttons), below);
        editor.getStyleClass().add("caption-editor");
        return editor;
    }

    private void show() {
        DatasetImage image = model.current().get();
        picture.imageProperty().set(null);
        if (image == null) {
            return;
        }
        name.setText(image.name() + "   " + (model.index() + 1) + " / "
                + model.images().size());
        text.end();
        if (image.usable()) {
            model.context().pictures().file(image.file(), 0, loaded -> {
                if (image.equals(model.current().get())) {
                    picture.imageProperty().set(loaded);
                }
            });
        }
        showState();
    }

    private void showState() {
        DatasetImage image = model.current().get();
        if (image != null) {
            badge.show(image, model.caption().get());
            state.setText(badge.getAccessibleText());
        }
    }

    private Action action(String id) {
        return actions.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }
}
