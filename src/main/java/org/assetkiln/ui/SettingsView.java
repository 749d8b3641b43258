package org.assetkiln.ui;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.assetkiln.project.home.StudioSettings;

/** One card for each subject; a change holds at once. */
final class SettingsView extends ScrollPane {
    private final StudioContext context;

    SettingsView(StudioContext context) {
        this.context = context;
        getStyleClass().add("place");
        setId("settings-view");
        setFitToWidth(true);
        setFocusTraversable(false);
        VBox cards = new VBox(
                16,
                card("Theme", "How the window looks.", themes()),
                card(
                        "Background colour",
                        "What stands behind transparent pixels when a model sees a picture. Most models know white best.",
                        backgrounds()),
                card(
                        "Device",
                        "Training and drawing use an NVIDIA graphics card when PyTorch can, else the processor. Each runs in"
                                + " a process of its own, and so does this test.",
                        new DeviceCard(context)),
                card("Project folder", "Where the images, captions and runs are.", project()));
        cards.getStyleClass().add("settings");
        cards.setMaxWidth(720);
        setContent(cards);
    }

    private static Node card(String title, String text, Node control) {
        Label head = new Label(title);
        head.getStyleClass().add("strong");
        Label body = new Label(text);
        body.getStyleClass().add("muted");
        body.setWrapText(true);
        VBox card = new VBox(8, head, body, control);
        card.getStyleClass().add("card");
        return card;
    }

    private Node themes() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        for (StudioSettings.Theme choice : StudioSettings.Theme.values()) {
            ToggleButton button = new ToggleButton(title(choice));
            button.setId("theme-" + choice.name().toLowerCase(Locale.ROOT));
            button.setAccessibleText("Theme " + title(choice));
            button.setToggleGroup(group);
            button.setSelected(context.settings().get().theme() == choice);
            button.setOnAction(e -> {
                button.setSelected(true);
                context.settings().update(s -> s.withTheme(choice));
                context.theme().set(Theme.of(choice.name()));
            });
            row.getChildren().add(button);
        }
        row.getChildren().get(0).getStyleClass().add(Styles.LEFT_PILL);
        row.getChildren().get(1).getStyleClass().add(Styles.CENTER_PILL);
        row.getChildren().get(2).getStyleClass().add(Styles.RIGHT_PILL);
        // A change listener, since those come in the order of adding: the settings are up to date by then.
        context.theme().addListener((o, was, now) -> group.getToggles()
                .get(context.settings().get().theme().ordinal())
                .setSelected(true));
        return row;
    }

    private static String title(StudioSettings.Theme choice) {
        return switch (choice) {
            case SYSTEM -> "As the system";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private Node backgrounds() {
        ColorPicker picker = new ColorPicker(Color.web(context.settings().get().background()));
        picker.setId("background-colour");
        picker.setAccessibleText("Background colour");
        picker.setOnAction(e -> setBackground(picker.getValue()));
        HBox row = new HBox(8, picker);
        row.getStyleClass().add("row");
        for (String name : new String[] {"White", "Grey", "Black"}) {
            Button button = new Button(name);
            button.setAccessibleText(name + " background");
            button.setOnAction(e -> {
                picker.setValue(Color.web(name));
                setBackground(picker.getValue());
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private void setBackground(Color colour) {
        String hex = "#" + colour.toString().substring(2, 8);
        context.modelBackground().set(hex);
    }

    private Node project() {
        Label path = new Label();
        path.setId("settings-project");
        path.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            var open = context.project().get();
                            return open == null
                                    ? "No project is open."
                                    : open.root().toString();
                        },
                        context.project()));
        path.setTooltip(new Tooltip("The open project"));
        Button open = ActionNodes.button(ProjectActions.openFolder(context));
        open.setId("settings-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        Button sample = ActionNodes.button(ProjectActions.openSample(context));
        sample.setId("settings-sample");
        sample.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(8, path, new HBox(8, open, sample));
    }
}
