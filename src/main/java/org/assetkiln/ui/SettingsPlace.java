package org.assetkiln.ui;

import javafx.scene.Parent;
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
        return new SettingsView(context);
    }
}
