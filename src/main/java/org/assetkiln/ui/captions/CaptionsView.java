package org.assetkiln.ui.captions;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.EmptyState;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.ProjectActions;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The picture large, its text below, the draft beside it, the neighbours at the bottom. */
final class CaptionsView extends StackPane {
    private static final double SIDE = 320;

    private final CaptionsModel model;
    private final Function<String, Action> actions;
    private final CaptionArea area;
    private final PixelView picture = new PixelView();
    private final ReviewBar bar;
    private final ReviewPictures pictures;
    private final ChecksPane checks;

    /** @param candidates what stands below the draft */
    CaptionsView(CaptionsModel model, QuickWords quick, Function<String, Action> actions, List<Node> candidates) {
        this.model = model;
        this.actions = actions;
        area = new CaptionArea(model);
        bar = new ReviewBar(model, actions);
        pictures = new ReviewPictures(model);
        checks = new ChecksPane(model);
        getStyleClass().add("place");
        getStylesheets().add(CaptionsView.class.getResource("captions.css").toExternalForm());
        setId("captions-view");
        BorderPane middle = new BorderPane(stage());
        middle.setBottom(editor(quick));
        BorderPane content = new BorderPane(middle);
        content.setTop(bar);
        content.setRight(side(candidates));
        content.setBottom(new FilmStrip(model));
        getChildren().addAll(content, empty(content));
        // Not by invalidation, which is told before the model has taken the new text: the cursor would be left at its
        // beginning.
        model.current().addListener((o, was, now) -> show());
        model.context().project().subscribe(this::readOnly);
        show();
    }

    void focusText() {
        area.text().requestFocus();
        area.text().end();
    }

    void focusSearch() {
        bar.focusSearch();
    }

    void fixFirst() {
        checks.fixFirst();
    }

    private Node empty(Node content) {
        Node empty = new EmptyState(
                Feather.EDIT_3,
                "No captions without images",
                "Open a folder with images, then write and review their captions here.",
                List.of(ProjectActions.openFolder(model.context()), ProjectActions.openSample(model.context())));
        content.visibleProperty().bind(model.current().isNotNull());
        empty.visibleProperty().bind(model.current().isNull());
        return empty;
    }

    private Node stage() {
        picture.setId("caption-picture");
        picture.setAccessibleText("The picture");
        picture.setMinSize(64, 64);
        BorderPane stage = new BorderPane(picture);
        stage.setLeft(arrow("captions.previous"));
        stage.setRight(arrow("captions.next"));
        stage.getStyleClass().addAll("stage", "caption-stage");
        return stage;
    }

    private Node arrow(String action) {
        Node button = ActionNodes.iconButton(actions.apply(action));
        BorderPane.setAlignment(button, Pos.CENTER);
        return button;
    }

    private Node editor(QuickWords quick) {
        HBox.setHgrow(area, Priority.ALWAYS);
        VBox buttons = new VBox(
                8,
                ActionNodes.primaryButton(actions.apply("captions.approve")),
                ActionNodes.button(actions.apply("captions.reject")));
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getChildren().forEach(b -> ((Region) b).setMaxWidth(Double.MAX_VALUE));
        Label saved = new Label();
        saved.setId("caption-saved");
        saved.getStyleClass().addAll("muted", "small");
        saved.setMinWidth(Region.USE_PREF_SIZE);
        saved.textProperty().bind(model.unsaved().map(waits -> waits ? "Not saved yet" : "Saved"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        TokenGauge gauge = new TokenGauge(model.context(), model.rules().tokens());
        HBox below = new HBox(16, new GaugeView(gauge, model.text()), gap, saved);
        below.getStyleClass().add("row");
        List<Action> groups = List.of(
                actions.apply("captions.quick-1"),
                actions.apply("captions.quick-2"),
                actions.apply("captions.quick-3"));
        QuickWordsBar words = new QuickWordsBar(quick, groups, actions.apply("captions.quick-edit"));
        words.listen(this);
        VBox editor = new VBox(8, new HBox(16, area, buttons), below, words);
        editor.getStyleClass().add("caption-editor");
        return editor;
    }

    private Node side(List<Node> candidates) {
        VBox panel = new VBox(24, new DraftPane(model, actions.apply("captions.draft-back")));
        panel.getChildren().addAll(candidates);
        panel.getChildren().addAll(checks, ActionNodes.button(actions.apply("captions.history")));
        panel.getStyleClass().add("side-panel");
        panel.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(panel);
        scroll.setId("caption-side");
        scroll.getStyleClass().add("side-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(SIDE);
        scroll.setMinWidth(SIDE);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private void readOnly(@Nullable Project project) {
        area.text().setEditable(project == null || !project.readOnly());
    }

    private void show() {
        DatasetImage image = model.current().get();
        picture.imageProperty().set(null);
        area.text().end();
        if (image != null) {
            pictures.show(image, picture.imageProperty()::set);
        }
    }
}
