package org.assetkiln.ui;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What holds for all projects. */
final class SettingsPlace implements Place {
    private final StudioContext context;

    SettingsPlace(StudioContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return "Settings";
    }

    @Override
    public Ikon icon() {
        return Feather.SETTINGS;
    }

    @Override
    public Parent view() {
        Label title = new Label("Theme");
        Button light = new Button("Light");
        light.setOnAction(e -> context.theme().set(Theme.LIGHT));
        Button dark = new Button("Dark");
        dark.setOnAction(e -> context.theme().set(Theme.DARK));
        VBox view = new VBox(8, title, light, dark);
        view.getStyleClass().addAll("place", "side-panel");
        return view;
    }
}
