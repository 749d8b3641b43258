package org.assetkiln.ui.dataset;

import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StateBadge;
import org.assetkiln.ui.dataset.findings.FindingList;
import org.jspecify.annotations.Nullable;

/** All about the image under the focus: as it is, as the model will see it, caption, facts, what is wrong with it. */
final class InspectorView extends ScrollPane {
    private static final int WIDTH = 328;
    private static final int PICTURE = 140;

    private final DatasetModel model;
    private final PixelView file = new PixelView();
    private final PixelView seen = new PixelView();
    private final Label name = new Label();
    private final Label caption = new Label();
    private final StateBadge badge = new StateBadge();
    private final Label state = new Label();
    private final Label problem = new Label();
    private final FindingList findings;
    private final Label size = fact();
    private final Label alpha = fact();
    private final Label bytes = fact();
    private final Label folder = fact();
    private PictureLoader.@Nullable Request request;

    InspectorView(DatasetModel model, Function<String, Action> actions) {
        this.model = model;
        getStyleClass().add("side-scroll");
        setId("inspector");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setFocusTraversable(false);
        findings = new FindingList(model.context(), model.search());
        VBox panel = new VBox(head(), pictures(), modelChoices(), problem, captionBox(actions), findings, facts());
        panel.getChildren()
                .add(new HBox(
                        8,
                        ActionNodes.button(actions.apply("dataset.prepare")),
                        ActionNodes.button(actions.apply("dataset.slice"))));
        panel.getChildren().add(ActionNodes.button(actions.apply("dataset.trash")));
        panel.getStyleClass().add("side-panel");
        setContent(panel);
        problem.getStyleClass().addAll("problem-box");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setId("inspector-problem");
        model.context().current().addListener(o -> showIfSeen());
        sceneProperty().addListener(o -> showIfSeen());
        model.resolution().addListener(o -> showSeen());
        model.pixelArt().addListener(o -> showSeen());
        model.context().modelBackground().addListener(o -> showSeen());
        model.context().recipes().recipes().addListener(o -> showSeen());
        model.context().captions().all().addListener((MapChangeListener<String, Caption>) change -> {
            DatasetImage image = model.context().current().get();
            if (image != null && image.id().equals(change.getKey())) {
                showCaption();
            }
        });
        panel.visibleProperty().bind(model.context().current().isNotNull());
        show();
    }

    private Node head() {
        name.getStyleClass().add("inspector-name");
        name.setId("inspector-name");
        return name;
    }

    private Node pictures() {
        file.setAccessibleText("The file");
        seen.setAccessibleText("What the model sees");
        return new HBox(8, framed("The file", file), framed("Model's view", seen));
    }

    private static Node framed(String title, PixelView picture) {
        picture.setMinSize(PICTURE, PICTURE);
        picture.setPrefSize(PICTURE, PICTURE);
        picture.getStyleClass().add("stage");
        return new VBox(4, picture, section(title));
    }

    private Node modelChoices() {
        ComboBox<Number> resolution = new ComboBox<>(FXCollections.observableArrayList(64, 128, 256, 512, 768));
        resolution.setId("inspector-resolution");
        resolution.setAccessibleText("Resolution of the model");
        resolution.valueProperty().bindBidirectional(model.resolution());
        CheckBox pixelArt = new CheckBox("Pixel art");
        pixelArt.setAccessibleText("Enlarge by whole numbers, without smoothing");
        pixelArt.selectedProperty().bindBidirectional(model.pixelArt());
        Label label = new Label("Model's pixels");
        label.setLabelFor(resolution);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox choices = new HBox(8, label, resolution, pixelArt);
        choices.getStyleClass().add("row");
        return choices;
    }

    private Node captionBox(Function<String, Action> actions) {
        caption.setWrapText(true);
        caption.setId("inspector-caption");
        caption.setMinHeight(Region.USE_PREF_SIZE);
        HBox review = new HBox(8, badge, state);
        review.getStyleClass().add("row");
        return new VBox(8, section("Caption"), caption, review, ActionNodes.button(actions.apply("dataset.caption")));
    }

    private Node facts() {
        GridPane grid = new GridPane(16, 4);
        grid.addRow(0, muted("Size"), size);
        grid.addRow(1, muted("Transparency"), alpha);
        grid.addRow(2, muted("File"), bytes);
        grid.addRow(3, muted("Folder"), folder);
        return new VBox(8, section("Facts"), grid);
    }

    /** While another place is in front its pictures come first. */
    private void showIfSeen() {
        if (getScene() != null) {
            show();
        }
    }

    private void show() {
        DatasetImage image = model.context().current().get();
        file.imageProperty().set(null);
        if (image == null) {
            return;
        }
        name.setText(image.name());
        size.setText(image.usable() ? image.width() + " × " + image.height() + " pixels" : "unknown");
        alpha.setText(image.transparent() ? "yes" : "no");
        bytes.setText(Facts.bytes(image.bytes()) + ", " + Facts.format(image.name()));
        folder.setText(image.folder().isEmpty() ? "project" : image.folder());
        String wrong = image.problem();
        problem.setText(wrong == null ? "" : wrong);
        problem.setVisible(wrong != null);
        problem.setManaged(wrong != null);
        showSeen();
        showCaption();
        findings.show();
        // After what the model sees: the newest request is answered first, and the thumbnail is quick.
        if (image.usable()) {
            model.context().pictures().thumbnail(image, model.decodedEdge(), picture -> {
                if (image.equals(model.context().current().get())) {
                    file.imageProperty().set(picture);
                }
            });
        }
    }

    private void showSeen() {
        DatasetImage image = model.context().current().get();
        seen.imageProperty().set(null);
        if (request != null) {
            request.cancel();
        }
        if (image != null && image.usable()) {
            ModelView view = model.modelView();
            Recipe recipe = model.context().recipes().recipes().get().of(image.id());
            String key = image.file() + "|" + image.modifiedMillis() + "|" + view + recipe;
            request = model.context()
                    .pictures()
                    .load(
                            key,
                            () -> recipe.asModelSees(Pictures.read(image.file()), image.name(), view),
                            seen.imageProperty()::set);
        }
    }

    private void showCaption() {
        DatasetImage image = model.context().current().get();
        if (image == null) {
            return;
        }
        Caption now = model.context().captions().get(image);
        caption.setText(now.text().isBlank() ? "No caption yet" : now.text());
        badge.show(image, now);
        state.setText(badge.getAccessibleText());
    }

    private static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label fact() {
        return new Label();
    }
}
