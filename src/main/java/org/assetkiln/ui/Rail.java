package org.assetkiln.ui;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The places, in the order of the work; models and settings stand apart at the bottom. */
final class Rail extends VBox {
    private static final int APART = 2;

    private final Map<String, ToggleButton> buttons = new TreeMap<>();
    private final ToggleGroup group = new ToggleGroup();

    Rail(List<Place> places, List<Action> goTo, Consumer<String> navigate) {
        getStyleClass().add("rail");
        for (int i = 0; i < places.size(); i++) {
            if (i == Math.max(0, places.size() - APART)) {
                Region gap = new Region();
                VBox.setVgrow(gap, Priority.ALWAYS);
                getChildren().add(gap);
            }
            getChildren().add(button(places.get(i), goTo.get(i), navigate));
        }
    }

    private ToggleButton button(Place place, Action action, Consumer<String> navigate) {
        ToggleButton button = new ToggleButton(place.title(), ActionNodes.icon(place.icon()));
        button.setId("rail-" + place.id());
        button.getStyleClass().add("rail-button");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setToggleGroup(group);
        button.setAccessibleText(place.title());
        button.setTooltip(new Tooltip(action.hint()));
        button.setOnAction(e -> {
            button.setSelected(true);
            navigate.accept(place.id());
        });
        buttons.put(place.id(), button);
        return button;
    }

    void select(String placeId) {
        ToggleButton button = buttons.get(placeId);
        if (button != null) {
            button.setSelected(true);
        }
    }
}
