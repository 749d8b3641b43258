package org.assetkiln.ui.slicer;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.imaging.sheet.SheetGrid;
import org.assetkiln.project.recipes.SliceSettings.Method;
import org.assetkiln.ui.Dialogs;
import org.assetkiln.ui.form.Words;

/** The controls that say where to cut. */
final class SlicerFields extends VBox {
    private final SlicerModel model;
    private final Dialogs dialogs;

    SlicerFields(SlicerModel model, Dialogs dialogs) {
        super(12);
        this.model = model;
        this.dialogs = dialogs;
        getChildren().addAll(method(), grid(), pieces(), atlas(), names());
    }

    private Node method() {
        ComboBox<Method> methods = new ComboBox<>(FXCollections.observableArrayList(Method.values()));
        methods.setConverter(new Words<>(method -> switch (method) {
            case GRID -> "Cells of one size";
            case PIECES -> "Pieces apart from each other";
            case ATLAS -> "As a JSON file says";
        }));
        methods.setId("slicer-method");
        methods.setAccessibleText("Where to cut");
        methods.setMaxWidth(Double.MAX_VALUE);
        methods.valueProperty().bindBidirectional(model.method);
        return methods;
    }

    private Node grid() {
        GridPane fields = new GridPane(8, 6);
        pair(fields, 0, "Size", model.width, model.height, 1, 4096);
        pair(fields, 1, "From left, top", model.left, model.top, 0, 4096);
        pair(fields, 2, "Gap", model.gapX, model.gapY, 0, 1024);
        pair(fields, 3, "Columns, rows", model.columns, model.rows, 0, 1024);
        Label all = muted("0 columns or rows are as many as fit.");
        CheckBox skip = check("slicer-skip", "Leave out empty cells", model.skipEmpty);
        return only(Method.GRID, new VBox(8, likely(), fields, all, skip));
    }

    /** A button for each likely size. */
    private Node likely() {
        FlowPane sizes = new FlowPane(6, 6);
        sizes.setId("slicer-likely");
        sizes.setPrefWrapLength(260);
        model.sheet()
                .subscribe(opened -> sizes.getChildren().setAll(opened == null ? List.of() : buttons(opened.grids())));
        return sizes;
    }

    private List<Button> buttons(List<SheetGrid> grids) {
        return grids.stream()
                .map(grid -> {
                    String gap = grid.gapX() + grid.gapY() > 0 ? ", gap " + grid.gapX() : "";
                    Button button = new Button(grid.width() + " × " + grid.height() + gap);
                    button.setAccessibleText("Cells of " + button.getText() + " pixels");
                    button.setOnAction(e -> model.take(grid));
                    return button;
                })
                .toList();
    }

    private Node pieces() {
        GridPane fields = new GridPane(8, 6);
        fields.addRow(
                0, label("Join across"), number("slicer-distance", "Join across empty pixels", model.distance, 0, 64));
        fields.addRow(1, label("Smallest piece"), number("slicer-least", "Smallest piece", model.least, 1, 4096));
        fields.add(muted("empty pixels"), 2, 0);
        fields.add(muted("pixels"), 2, 1);
        return only(Method.PIECES, fields);
    }

    private Node atlas() {
        Label name = muted("");
        name.setId("slicer-atlas");
        name.textProperty()
                .bind(model.atlas.map(path -> path.getFileName().toString()).orElse("No file yet"));
        Button choose = new Button("Choose the JSON");
        choose.setId("slicer-choose");
        choose.setAccessibleText("Choose the JSON file of the sheet");
        choose.setOnAction(e -> {
            List<Path> chosen = dialogs.chooseFiles("The JSON file of the sheet", List.of("*.json"));
            if (!chosen.isEmpty()) {
                model.atlas.set(chosen.get(0));
            }
        });
        return only(Method.ATLAS, new VBox(8, choose, name));
    }

    private Node names() {
        TextField pattern = new TextField();
        pattern.setId("slicer-pattern");
        pattern.setAccessibleText("Names of the images");
        pattern.setPromptText("{sheet}_{row}_{column}");
        pattern.textProperty().bindBidirectional(model.pattern);
        Label help = muted("{sheet} {row} {column} {number} {name} {tag} {frame}");
        help.setMinWidth(0);
        help.setWrapText(true);
        CheckBox clear = check("slicer-clear", "Make the sheet's background transparent", model.clear);
        ObservableValue<Boolean> coloured =
                model.sheet().map(SlicerModel.Opened::coloured).orElse(false);
        clear.visibleProperty().bind(coloured);
        clear.managedProperty().bind(coloured);
        return new VBox(6, label("Names"), pattern, help, clear);
    }

    private Node only(Method method, Node node) {
        node.visibleProperty().bind(model.method.isEqualTo(method));
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private static void pair(
            GridPane fields, int row, String name, IntegerProperty one, IntegerProperty other, int least, int most) {
        String id = "slicer-" + row;
        fields.addRow(
                row,
                label(name),
                number(id + "-x", name + ", across", one, least, most),
                number(id + "-y", name + ", down", other, least, most));
    }

    /** What is typed counts at once, if it is a number in the range. */
    private static Spinner<Integer> number(String id, String name, IntegerProperty value, int least, int most) {
        Spinner<Integer> spinner = new Spinner<>(least, most, value.get());
        spinner.setId(id);
        spinner.setAccessibleText(name);
        spinner.setEditable(true);
        spinner.setPrefWidth(84);
        spinner.getEditor().textProperty().subscribe(text -> {
            if (text.matches("\\d{1,4}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                value.set(Integer.parseInt(text));
            }
        });
        value.subscribe(now -> spinner.getValueFactory().setValue(now.intValue()));
        return spinner;
    }

    private static CheckBox check(String id, String name, BooleanProperty value) {
        CheckBox box = new CheckBox(name);
        box.setId(id);
        box.setAccessibleText(name);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        Label label = label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
