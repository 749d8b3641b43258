package org.assetkiln.ui.runs;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;

/** Two sample pictures of one prompt over each other; the slider, a drag or the arrow keys move the edge between them. */
final class CompareView extends VBox {
    private static final double EDGE = 512;

    private final RunModel run;
    private final int prompt;
    private final PictureLoader pictures;
    private final PixelView before = new PixelView();
    private final PixelView after = new PixelView();
    private final Slider slider = new Slider(0, 1, 0.5);
    private final ComboBox<Integer> left;
    private final ComboBox<Integer> right;

    CompareView(RunModel run, int step, int prompt, PictureLoader pictures) {
        this.run = run;
        this.prompt = prompt;
        this.pictures = pictures;
        getStylesheets().add(CompareView.class.getResource("runs.css").toExternalForm());
        getStyleClass().addAll("sheet", "compare");
        setId("runs-compare");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        List<Integer> steps = run.samples().steps().stream()
                .filter(each -> run.samples().at(each, prompt) != null)
                .toList();
        left = stepBox("runs-compare-left", "Left picture", steps, steps.get(0), before);
        right = stepBox("runs-compare-right", "Right picture", steps, step, after);
        slider.setId("runs-compare-slider");
        slider.setAccessibleText("Edge between the two pictures");
        slider.setBlockIncrement(0.05);
        var title = new Label(title());
        title.setWrapText(true);
        title.setMaxWidth(EDGE);
        title.getStyleClass().add("sheet-title");
        var names = new HBox(8, new Label("Left, step"), left, spacer(), new Label("Right, step"), right);
        names.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, stage(), slider, names);
        slider.sceneProperty().subscribe(scene -> slider.requestFocus());
    }

    private String title() {
        List<String> prompts = run.run().config().training().sampling().prompts();
        return prompt < prompts.size() ? prompts.get(prompt) : "Prompt " + (prompt + 1);
    }

    private static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, javafx.scene.layout.Priority.ALWAYS);
        return spacer;
    }

    private Pane stage() {
        var covered = new Pane(after);
        var clip = new Rectangle(EDGE, EDGE);
        clip.xProperty().bind(slider.valueProperty().multiply(EDGE));
        covered.setClip(clip);
        var edge = new Line(0, 0, 0, EDGE);
        edge.getStyleClass().add("compare-edge");
        edge.startXProperty().bind(clip.xProperty());
        edge.endXProperty().bind(clip.xProperty());
        before.resize(EDGE, EDGE);
        after.resize(EDGE, EDGE);
        before.setPrefSize(EDGE, EDGE);
        after.setPrefSize(EDGE, EDGE);
        var stage = new Pane(before, covered, edge);
        stage.getStyleClass().add("stage");
        stage.setPrefSize(EDGE, EDGE);
        stage.setMinSize(EDGE, EDGE);
        stage.setCursor(Cursor.H_RESIZE);
        stage.setOnMousePressed(e -> slider.setValue(e.getX() / EDGE));
        stage.setOnMouseDragged(e -> slider.setValue(Math.max(0, Math.min(1, e.getX() / EDGE))));
        return stage;
    }

    private ComboBox<Integer> stepBox(String id, String name, List<Integer> steps, int chosen, PixelView view) {
        var box = new ComboBox<>(FXCollections.observableArrayList(steps));
        box.setId(id);
        box.setAccessibleText(name);
        box.getStyleClass().add(Styles.SMALL);
        box.valueProperty().subscribe(step -> {
            if (step != null) {
                show(view, step);
            }
        });
        box.setValue(chosen);
        return box;
    }

    private void show(PixelView view, int step) {
        TrainingEvent.Sample sample = Objects.requireNonNull(run.samples().at(step, prompt));
        view.setAccessibleText("Step " + step);
        pictures.file(run.run().path().resolve(sample.file()), 0, view.imageProperty()::set);
    }
}
