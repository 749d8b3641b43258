package org.assetkiln.ui.preview;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.form.Editors;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.form.SettingRow;
import org.assetkiln.ui.form.Words;
import org.jspecify.annotations.Nullable;

/** On the left what to draw, in the middle the picture, below it the gallery. */
final class PreviewView extends BorderPane {
    private final PreviewModel model;
    private final VBox loras = new VBox(8);

    /** What lies beside the form: the picture, the mask that is painted instead, the gallery. */
    record Nodes(Node stage, MaskPane mask, Node gallery) {}

    /** The buttons of the form. */
    record Actions(Action draw, Action dice, Action chooseModel, StartView.Actions start) {}

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
        model.loras().subscribe(this::showLoras);
        showLoras();
    }

    private Node form(Actions actions, ObservableValue<String> notes, PictureLoader pictures) {
        PreviewForm f = model.form;
        var content = new VBox(
                12,
                text(f.prompt, 3),
                text(f.negative, 2),
                modelBox(actions.chooseModel()),
                loras,
                told(notes),
                new StartView(f.start, pictures, actions.start(), rows()),
                row(f.seed, ActionNodes.iconButton(actions.dice())),
                pair(f.count, f.batch),
                pair(f.steps, f.guidance),
                pair(f.sampler, f.clipSkip),
                pair(f.width, f.height),
                row(f.seamless));
        content.getStyleClass().add("preview-form");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
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
        var box = new ComboBox<>(model.models());
        box.setId("set-model");
        box.setAccessibleText("Model");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Words<>(PreviewView::nameOf));
        box.valueProperty().bindBidirectional(model.form.model.value());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(box.valueProperty());
        box.setTooltip(tooltip);
        HBox.setHgrow(box, Priority.ALWAYS);
        var label = new Label("Model");
        label.setLabelFor(box);
        label.getStyleClass().add("setting-name");
        return new VBox(4, label, new HBox(8, box, ActionNodes.iconButton(chooseModel)));
    }

    /** A model's folder name; one that a run has made is named by its run, since its own folder says "result". */
    private static String nameOf(String folder) {
        Path path = Path.of(folder);
        Path parent = path.getParent();
        Path named = path.endsWith("result") && parent != null ? parent : path;
        return String.valueOf(named.getFileName());
    }

    private void showLoras() {
        loras.getChildren().clear();
        var title = new Label("LoRA");
        title.getStyleClass().add("setting-name");
        loras.getChildren().add(title);
        if (model.loras().isEmpty()) {
            var none = new Label("None was trained on this model yet.");
            none.getStyleClass().addAll("muted", "small");
            loras.getChildren().add(none);
        }
        model.loras().forEach(entry -> loras.getChildren().add(loraRow(entry)));
    }

    private static Node loraRow(LoraEntry entry) {
        var box = new CheckBox(entry.name());
        box.setTooltip(new Tooltip(entry.file().toString()));
        box.selectedProperty().bindBidirectional(entry.on());
        box.setAccessibleText("Use the LoRA " + entry.name());
        box.getStyleClass().add("lora-name");
        var slider = new Slider(0, 2, 1);
        slider.setBlockIncrement(0.05);
        slider.setAccessibleText("Strength of " + entry.name());
        slider.setTooltip(new Tooltip("0 for nothing, 1 as trained"));
        slider.valueProperty().bindBidirectional(entry.strength());
        slider.disableProperty().bind(entry.on().not());
        var value = new Label();
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.textProperty().bind(entry.strength().asString(java.util.Locale.ENGLISH, "%.2f"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        var line = new HBox(8, slider, value);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add(Styles.TEXT_SMALL);
        return new VBox(4, box, line);
    }
}
