package org.assetkiln.ui.form;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.training.settings.Problem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One setting on the screen: name, control, unit, what it does, the way back to the default, and what is wrong. */
public final class SettingRow extends VBox {
    private final Setting<?> setting;
    private final Control editor;

    /**
     * @param explained whether what it does stands below it, rather than in its tooltip only
     * @param problem what is wrong with it now
     * @param beside further controls on its line
     */
    public SettingRow(
            Setting<?> setting,
            Control editor,
            boolean explained,
            ObservableValue<@Nullable Problem> problem,
            Node... beside) {
        this.setting = setting;
        this.editor = editor;
        getStyleClass().add("setting-row");
        var line = new HBox(8, editor);
        line.setAlignment(Pos.CENTER_LEFT);
        if (editor instanceof TextInputControl && !(setting.standard() instanceof Number)) {
            HBox.setHgrow(editor, Priority.ALWAYS);
        }
        String unit = setting.about().unit();
        if (!unit.isEmpty()) {
            var unitLabel = muted(unit);
            unitLabel.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(unitLabel);
        }
        line.getChildren().addAll(beside);
        getChildren().addAll(head(), line);
        if (explained) {
            getChildren().add(muted(effect()));
        }
        getChildren().add(problemLabel(problem));
        editor.setTooltip(new Tooltip(effect()));
    }

    public Setting<?> setting() {
        return setting;
    }

    public void focusEditor() {
        editor.requestFocus();
    }

    private String effect() {
        About about = setting.about();
        return about.range().isEmpty() ? about.effect() : about.effect() + " (" + about.range() + ")";
    }

    private HBox head() {
        var label = new Label(setting.about().label());
        label.setLabelFor(editor);
        label.getStyleClass().add("setting-name");
        var dot = new Region();
        dot.getStyleClass().add("changed-dot");
        dot.visibleProperty().bind(setting.changed());
        dot.managedProperty().bind(dot.visibleProperty());
        var head = new HBox(8, label, dot, resetButton());
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Button resetButton() {
        var reset = new Button(null, new FontIcon(Feather.CORNER_UP_LEFT));
        reset.setId(Editors.id(setting.path()) + "-reset");
        reset.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "reset-button");
        reset.setAccessibleText("Set " + setting.about().label() + " back to its default");
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Bindings.createStringBinding(() -> "Back to " + defaultText(), setting.changed()));
        reset.setTooltip(tooltip);
        reset.visibleProperty().bind(setting.changed());
        reset.setOnAction(e -> setting.reset());
        return reset;
    }

    private String defaultText() {
        Object standard = setting.standard();
        if (standard instanceof Boolean on) {
            return on ? "on" : "off";
        }
        if (standard instanceof Enum<?> value) {
            return Editors.words(value);
        }
        String text = standard instanceof String words ? words : NumberText.write(standard);
        return text.isEmpty() ? "empty" : text;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private Label problemLabel(ObservableValue<@Nullable Problem> problem) {
        var label = ProblemLabel.of(problem, Editors.id(setting.path()) + "-problem");
        problem.subscribe(found -> {
            boolean wrong = found != null && found.severity() == Problem.Severity.ERROR;
            editor.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
        });
        return label;
    }
}
