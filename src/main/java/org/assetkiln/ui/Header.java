package org.assetkiln.ui;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Name of the program and the project, the way into the palette, and the theme. */
final class Header extends HBox {
    Header(StudioContext context, List<Action> actions, Action palette) {
        getStyleClass().add("header");
        FontIcon mark = new FontIcon(Feather.HEXAGON);
        mark.getStyleClass().add("brand-mark");
        Label brand = new Label("Assetkiln", mark);
        brand.getStyleClass().add("brand");
        Button find = ActionNodes.button(palette);
        find.setText("Find an action   " + palette.keys());
        find.getStyleClass().add("palette-button");
        getChildren()
                .addAll(
                        brand,
                        new ProjectMenu(context, actions),
                        gap(),
                        find,
                        gap(),
                        themeButton(context, byId(actions, "window.theme")));
        getChildren().add(ActionNodes.iconButton(byId(actions, "window.keys")));
    }

    private static Button themeButton(StudioContext context, Action action) {
        Button button = ActionNodes.iconButton(action);
        button.graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new FontIcon(context.theme().get() == Theme.DARK ? Feather.SUN : Feather.MOON),
                        context.theme()));
        return button;
    }

    private static Action byId(List<Action> actions, String id) {
        return actions.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
