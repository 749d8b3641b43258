package org.assetkiln.ui.train;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The user's presets: use, rename, delete, and keep the settings of the form as another one. */
final class PresetSheet extends VBox {
    private final OwnPresets presets;
    private final TrainForm form;
    private final Runnable close;
    private final VBox list = new VBox(8);

    /** @param close takes the sheet away */
    PresetSheet(OwnPresets presets, TrainForm form, Runnable close) {
        super(16);
        this.presets = presets;
        this.form = form;
        this.close = close;
        setId("preset-sheet");
        getStyleClass().add("sheet");
        setMaxSize(560, Region.USE_PREF_SIZE);
        setPrefWidth(560);
        Label heading = new Label("My presets");
        heading.getStyleClass().add("sheet-title");
        Label meaning = new Label("A preset keeps every setting but prompts, images and model.");
        meaning.getStyleClass().add("muted");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(360);
        list.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(heading, meaning, scroll, saving());
        presets.all().addListener((ListChangeListener<OwnPreset>) change -> show());
        show();
    }

    private void show() {
        list.getChildren().setAll(presets.all().stream().map(this::row).toList());
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(new Label("There is none yet."));
        }
    }

    private Node row(OwnPreset preset) {
        TextField name = new TextField(preset.name());
        name.setAccessibleText("Name of the preset " + preset.name());
        HBox.setHgrow(name, Priority.ALWAYS);
        Runnable rename = () -> {
            if (!presets.rename(preset, name.getText())) {
                name.setText(preset.name());
            }
        };
        name.setOnAction(e -> rename.run());
        HBox row = new HBox(
                8,
                name,
                button("Use", preset, () -> {
                    preset.apply(form);
                    close.run();
                }),
                button("Rename", preset, rename),
                button("Delete", preset, () -> presets.delete(preset)));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button button(String title, OwnPreset preset, Runnable action) {
        Button button = new Button(title);
        button.setAccessibleText(title + " the preset " + preset.name());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    private Node saving() {
        TextField name = new TextField();
        name.setId("preset-name");
        name.setPromptText("A name for the settings as they are now");
        name.setAccessibleText("Name of a new preset");
        HBox.setHgrow(name, Priority.ALWAYS);
        Button save = new Button("Save");
        save.setId("preset-save");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.disableProperty().bind(name.textProperty().map(String::isBlank));
        name.textProperty().subscribe(text -> save.setText(presets.has(text) ? "Replace" : "Save"));
        save.setOnAction(e -> {
            presets.keep(OwnPreset.of(name.getText(), form));
            name.clear();
        });
        name.setOnAction(e -> save.fire());
        HBox row = new HBox(8, name, save);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
