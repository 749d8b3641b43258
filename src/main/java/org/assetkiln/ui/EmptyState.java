package org.assetkiln.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a place shows while it has nothing: why, and the buttons that change it, the best one first. */
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, String title, String text, List<Action> actions) {
        getStyleClass().add("empty-state");
        Label head = new Label(title);
        head.getStyleClass().add("empty-title");
        Label body = new Label(text);
        body.getStyleClass().add("empty-text");
        FlowPane buttons = new FlowPane(8, 8); // below each other where the window is narrow
        buttons.setAlignment(Pos.CENTER);
        for (Action action : actions) {
            Button button =
                    buttons.getChildren().isEmpty() ? ActionNodes.primaryButton(action) : ActionNodes.button(action);
            button.setId("empty-" + action.id());
            buttons.getChildren().add(button);
        }
        getChildren().addAll(new FontIcon(icon), head, body, buttons);
    }
}
