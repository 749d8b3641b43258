package org.assetkiln.ui.prepare;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.form.Words;
import org.assetkiln.ui.prepare.PrepareModel.Behind;
import org.assetkiln.ui.prepare.PrepareModel.Scope;
import org.assetkiln.ui.prepare.PrepareModel.Shape;

/** The controls of a recipe. */
final class PrepareFields extends VBox {
    private final PrepareModel model;

    PrepareFields(PrepareModel model, Label found) {
        super(12);
        this.model = model;
        found.setWrapText(true);
        found.getStyleClass().add("muted");
        CheckBox shrink = check("prepare-shrink", "Undo an enlargement of pixel art", model.shrink);
        getChildren().addAll(scope(), new VBox(4, shrink, found), part(), trim(), background());
    }

    private Node scope() {
        ComboBox<Scope> scope =
                new ComboBox<>(FXCollections.observableArrayList(model.images().scopes()));
        scope.setConverter(new Words<>(each -> {
            int count = model.images().count(each);
            return switch (each) {
                case SELECTED -> count == 1 ? "This image" : "The " + count + " selected images";
                case SHOWN -> count == 1 ? "The image shown" : "The " + count + " images shown";
                case ALL -> "All " + count + " images, and those to come";
            };
        }));
        return choice(scope, "prepare-scope", "Prepare", model.scope);
    }

    private Node part() {
        ComboBox<Shape> shape = new ComboBox<>(FXCollections.observableArrayList(Shape.values()));
        shape.setConverter(new Words<>(each -> switch (each) {
            case WHOLE -> "The whole picture";
            case SQUARE -> "A square";
            case WIDE -> "4 to 3";
            case TALL -> "3 to 4";
            case BANNER -> "16 to 9";
            case FREE -> "As drawn on the picture";
        }));
        Label hint = new Label("Drag on the picture. Arrow keys move the part, with Shift they change its size.");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        Node part = new VBox(4, choice(shape, "prepare-shape", "Take", model.shape), hint);
        part.disableProperty().bind(model.scope.isEqualTo(Scope.ALL));
        return part;
    }

    private Node trim() {
        CheckBox trim = check("prepare-trim", "Trim the empty border to", model.trim);
        Spinner<Integer> border = new Spinner<>(0, 256, model.border.get());
        border.setId("prepare-border");
        border.setAccessibleText("Pixels that stay");
        border.setEditable(true);
        border.setPrefWidth(72);
        border.valueProperty().subscribe(value -> model.border.set(value));
        model.border.subscribe(value -> border.getValueFactory().setValue(value.intValue()));
        border.disableProperty().bind(model.trim.not());
        HBox row = new HBox(8, trim, border, plain("px"));
        row.getStyleClass().add("row");
        return row;
    }

    private Node background() {
        ComboBox<Behind> kind = new ComboBox<>(FXCollections.observableArrayList(Behind.values()));
        kind.setConverter(new Words<>(each -> switch (each) {
            case USUAL -> "As the training says";
            case ONE -> "One colour";
            case SEVERAL -> "Several colours in turn";
            case CHECKER -> "A checkerboard";
            case AVERAGE -> "The picture's own average";
        }));
        FlowPane colours = new FlowPane(8, 8);
        colours.setPrefWrapLength(240);
        for (int i = 0; i < model.colours.size(); i++) {
            ColorPicker picker = new ColorPicker();
            picker.setAccessibleText("Background colour " + (i + 1));
            picker.setId("prepare-colour-" + i);
            picker.setPrefWidth(116);
            picker.valueProperty().bindBidirectional(model.colours.get(i));
            int needed = i + 1;
            BooleanBinding used =
                    Bindings.createBooleanBinding(() -> model.ground.get().colours >= needed, model.ground);
            picker.visibleProperty().bind(used);
            picker.managedProperty().bind(used);
            colours.getChildren().add(picker);
        }
        return new VBox(8, choice(kind, "prepare-ground", "Behind transparency", model.ground), colours);
    }

    private static <T> VBox choice(ComboBox<T> box, String id, String name, ObjectProperty<T> value) {
        box.setId(id);
        box.setAccessibleText(name);
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(value);
        return new VBox(4, plain(name), box);
    }

    private static CheckBox check(String id, String name, BooleanProperty value) {
        CheckBox box = new CheckBox(name);
        box.setId(id);
        box.setAccessibleText(name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
