package org.assetkiln.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Controls made from actions, each with name, keys and enabled state in place. */
public final class ActionNodes {
    private ActionNodes() {}

    /** A button with icon and name. */
    public static Button button(Action action) {
        Button button = new Button(action.name(), icon(action.icon()));
        return wire(button, action);
    }

    /** The one button of a place that matters most. */
    public static Button primaryButton(Action action) {
        Button button = button(action);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    /** A flat button that shows the icon only. */
    public static Button iconButton(Action action) {
        Button button = new Button(null, icon(action.icon()));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        return wire(button, action);
    }

    public static MenuItem menuItem(Action action) {
        MenuItem item = new MenuItem(action.name(), icon(action.icon()));
        item.setId(action.id());
        if (action.shortcut() != null) {
            item.setText(action.name() + "   " + action.keys());
        }
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(e -> action.fire());
        return item;
    }

    /** A font icon that takes the text colour of its surroundings, or null for none. */
    public static @Nullable Node icon(@Nullable Ikon icon) {
        return icon == null ? null : new FontIcon(icon);
    }

    /** Keys drawn as a key. */
    public static Label keyCap(String keys) {
        Label cap = new Label(keys);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }

    private static Button wire(Button button, Action action) {
        button.setId(action.id());
        button.setAccessibleText(action.name());
        button.setTooltip(new Tooltip(action.hint()));
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(e -> action.fire());
        return button;
    }
}
