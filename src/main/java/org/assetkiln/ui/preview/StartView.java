package org.assetkiln.ui.preview;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.preview.StartForm.Chosen;
import org.jspecify.annotations.Nullable;

/** The part of the form that says what to start from. */
final class StartView extends VBox {
    private static final double THUMBNAIL = 56;

    private final PictureLoader pictures;
    private final ImageView thumbnail = new ImageView();
    private final Label name = new Label();
    private final Label masked = new Label();

    /**
     * What can be done with the start.
     *
     * @param choose picks a file
     * @param shown takes the picture that is looked at
     * @param paint begins or ends painting
     * @param remove goes back to noise
     */
    record Actions(Action choose, Action shown, Action paint, Action remove) {}

    /** @param row makes the row of a setting, or of two side by side */
    StartView(StartForm start, PictureLoader pictures, Actions actions, Rows row) {
        super(8);
        this.pictures = pictures;
        var title = new Label("Start from a picture");
        title.getStyleClass().add("setting-name");
        getChildren().addAll(title, new FlowPane(8, 8, button(actions.choose()), button(actions.shown())));
        var details = new VBox(
                12,
                picture(actions),
                strength(start, row),
                row.of(start.keepExactly),
                extend(),
                row.of(start.left, start.right),
                row.of(start.top, start.bottom));
        details.setId("preview-start");
        details.visibleProperty().bind(Bindings.isNotNull(start.chosen()));
        details.managedProperty().bind(details.visibleProperty());
        getChildren().add(details);
        start.chosen().subscribe(this::show);
    }

    /** How rows of the form are made. */
    interface Rows {
        Node of(Setting<?> one);

        Node of(Setting<?> left, Setting<?> right);

        /** A row with a slider beside its number. */
        Node of(Setting<?> one, Node beside);
    }

    private static Node button(Action action) {
        var button = ActionNodes.button(action);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    private Node picture(Actions actions) {
        thumbnail.setFitWidth(THUMBNAIL);
        thumbnail.setFitHeight(THUMBNAIL);
        thumbnail.setPreserveRatio(true);
        thumbnail.setSmooth(false);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setId("start-name");
        name.setMaxWidth(Double.MAX_VALUE);
        masked.getStyleClass().addAll("muted", "small");
        masked.setId("start-mask");
        var words = new VBox(
                4, name, masked, new HBox(8, button(actions.paint()), ActionNodes.iconButton(actions.remove())));
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(12, thumbnail, words);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node strength(StartForm start, Rows row) {
        var slider = new Slider(0.05, 1, start.strength.get());
        slider.setId("start-strength-slider");
        slider.setBlockIncrement(0.05);
        slider.setAccessibleText("How much of the picture may change");
        slider.valueProperty().subscribe(value -> {
            double rounded = Math.round(value.doubleValue() * 100) / 100.0;
            if (Math.abs(rounded - start.strength.get()) >= 0.01) {
                start.strength.set(rounded);
            }
        });
        start.strength.value().subscribe(value -> slider.setValue(value));
        HBox.setHgrow(slider, Priority.ALWAYS);
        return row.of(start.strength, slider);
    }

    private static Node extend() {
        var label = new Label("Paint beyond the edges");
        label.getStyleClass().add("setting-name");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show(@Nullable Chosen chosen) {
        thumbnail.setImage(null);
        masked.textProperty().unbind();
        if (chosen == null) {
            return;
        }
        name.setText(String.valueOf(chosen.file().getFileName()));
        name.setTooltip(new Tooltip(chosen.file().toString()));
        masked.textProperty()
                .bind(chosen.mask()
                        .changes()
                        .map(count -> chosen.mask().isEmpty() ? "All of it may change" : "Changes where painted"));
        pictures.file(chosen.file(), 2 * (int) THUMBNAIL, thumbnail::setImage);
    }
}
