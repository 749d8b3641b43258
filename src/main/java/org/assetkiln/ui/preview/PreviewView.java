package org.assetkiln.ui.preview;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.form.Editors;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.form.SettingRow;
import org.assetkiln.ui.models.ModelBox;
import org.assetkiln.ui.models.PredictionQuestion;
import org.jspecify.annotations.Nullable;

/** On the left what to draw, in the middle the picture, below it the gallery. */
final class PreviewView extends BorderPane {
    private final PreviewModel model;

    /** What lies beside the form: the picture, the mask that is painted instead, the gallery. */
    record Nodes(Node stage, MaskPane mask, Node gallery) {}

    /** The buttons of the form. */
    record Actions(
            Action draw,
            Action dice,
            Action chooseModel,
            Action addLora,
            Consumer<PredictionType> answer,
            StartView.Actions start) {}

    /** @param notes what the last job told */
    PreviewView(
            PreviewModel model, Nodes nodes, ObservableValue<String> notes, PictureLoader pictures, Actions actions) {
        this.model = model;
        getStyleClass().addAll("place", "preview");
        getStylesheets().add(PreviewView.class.getResource("preview.css").toExternalForm());
        setLeft(form(actions, notes, pictures));
        var center = new BorderPane(nodes.stage());
        center.setBottom(nodes.gallery());
        setCenter(center);
        model.form.start.painting().subscribe(painting -> {
            center.setCenter(painting ? nodes.mask() : nodes.stage());
            if (painting) {
                nodes.mask().focusPicture();
            }
        });
        LorasView.acceptDrops(this, model.loras::add);
    }

    private Node form(Actions actions, ObservableValue<String> notes, PictureLoader pictures) {
        PreviewForm f = model.form;
        var content = new VBox(
                12,
                text(f.prompt, 3),
                text(f.negative, 2),
                modelBox(actions.chooseModel()),
                new PredictionQuestion(model.predictionAsked(), actions.answer()),
                new LorasView(model.loras, actions.addLora()),
                told(notes),
                new StartView(f.start, pictures, actions.start(), rows()),
                row(f.seed, ActionNodes.iconButton(actions.dice())),
                pair(f.count, f.batch),
                pair(f.steps, f.guidance),
                pair(f.sampler, f.clipSkip),
                pair(f.width, f.height),
                row(f.seamless),
                more());
        content.getStyleClass().add("preview-form");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setId("preview-scroll");
        scroll.getStyleClass().add("side-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button button = ActionNodes.primaryButton(actions.draw());
        button.setMaxWidth(Double.MAX_VALUE);
        var bottom = new VBox(button);
        bottom.getStyleClass().add("preview-draw");
        var panel = new VBox(scroll, bottom);
        panel.getStyleClass().add("preview-panel");
        return panel;
    }

    private TitledPane more() {
        PreviewForm f = model.form;
        var more = new TitledPane("More", new VBox(12, row(f.tiling), row(f.device), row(f.numbers)));
        more.setId("preview-more");
        more.setExpanded(false);
        more.setAnimated(false);
        return more;
    }

    private StartView.Rows rows() {
        return new StartView.Rows() {
            @Override
            public Node of(Setting<?> one) {
                return row(one);
            }

            @Override
            public Node of(Setting<?> left, Setting<?> right) {
                return pair(left, right);
            }

            @Override
            public Node of(Setting<?> one, Node beside) {
                return row(one, beside);
            }
        };
    }

    private static Node told(ObservableValue<String> notes) {
        var label = new Label();
        label.setId("preview-notes");
        label.textProperty().bind(notes);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("muted", "small");
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private SettingRow text(Setting<String> setting, int lines) {
        return new SettingRow(setting, Editors.lines(setting, lines), false, problemOf(setting));
    }

    private SettingRow row(Setting<?> setting, Node... beside) {
        return new SettingRow(setting, Editors.of(setting), false, problemOf(setting), beside);
    }

    private GridPane pair(Setting<?> left, Setting<?> right) {
        var grid = new GridPane(16, 0);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(0, row(left), row(right));
        return grid;
    }

    private ObservableValue<@Nullable Problem> problemOf(Setting<?> setting) {
        return model.problems()
                .flatMap(all -> setting.touched().map(touched -> touched ? first(all, setting.path()) : null));
    }

    private static @Nullable Problem first(List<Problem> all, String path) {
        return all.stream()
                .filter(problem -> problem.field().equals(path))
                .findFirst()
                .orElse(null);
    }

    private Node modelBox(Action chooseModel) {
        var box = new ModelBox(model.form.model, model.models);
        var label = new Label("Model");
        label.setLabelFor(box);
        label.getStyleClass().add("setting-name");
        return new VBox(4, label, new HBox(8, box, ActionNodes.iconButton(chooseModel)));
    }
}
