package org.assetkiln.ui.dataset.export;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.exchange.ExportLayout;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.form.Words;

/** Asks what is exported, for which program, and where to. */
final class ExportSheet extends VBox {
    private static final double WIDTH = 560;
    private static final int MOST_REPEATS = 1000;

    private final ExportModel model;
    private final GridPane form = new GridPane(16, 12);
    private int row;

    ExportSheet(ExportModel model) {
        super(16);
        this.model = model;
        getStyleClass().add("sheet");
        setId("export-sheet");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        Label title = new Label("Export images");
        title.getStyleClass().add("sheet-title");
        ComboBox<ImageScope> scope = named(new ComboBox<>(), "export-scope", "Images");
        scope.getItems().setAll(model.scopes());
        scope.valueProperty().bindBidirectional(model.scope());
        ComboBox<ExportLayout> layout = named(new ComboBox<>(), "export-layout", "Form");
        layout.setConverter(new Words<>(ExportLayout::label));
        layout.getItems().setAll(ExportLayout.values());
        layout.valueProperty().bindBidirectional(model.layout());
        add("Images", scope);
        add("Form", layout);
        addHint();
        addFolderName();
        add("", check("export-approved", "Only images with an approved caption", model.approvedOnly()));
        CheckBox prepared =
                check("export-prepared", "Prepared: cropped, trimmed, at their own scale", model.prepared());
        prepared.disableProperty().bind(model.seen());
        add("", prepared);
        int edge = model.view().width();
        add("", check("export-seen", "As the model sees them, " + edge + " × " + edge + " pixels", model.seen()));
        getChildren().addAll(title, form, buttons());
        sceneProperty().addListener((o, was, now) -> Fx.later(layout::requestFocus));
    }

    private void addHint() {
        Label hint = new Label();
        hint.setId("export-hint");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.textProperty().bind(model.layout().map(ExportLayout::hint));
        form.add(hint, 1, row++);
    }

    /** Only kohya's trainers read words and repeats from the folder's name. */
    private void addFolderName() {
        TextField words = named(new TextField(), "export-words", "Trigger and class");
        words.textProperty().bindBidirectional(model.words());
        Spinner<Integer> repeats = named(new Spinner<>(1, MOST_REPEATS, 10), "export-repeats", "Repeats");
        repeats.setEditable(true);
        repeats.valueProperty().addListener((o, was, now) -> model.repeats().set(now));
        BooleanBinding kohya = model.layout().isEqualTo(ExportLayout.KOHYA);
        for (Node[] line : new Node[][] {add("Trigger and class", words), add("Repeats of each image", repeats)}) {
            for (Node node : line) {
                node.visibleProperty().bind(kohya);
                node.managedProperty().bind(kohya);
            }
        }
    }

    private Node[] add(String label, Control control) {
        Label name = new Label(label);
        name.setMinWidth(Region.USE_PREF_SIZE);
        control.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(control, Priority.ALWAYS);
        form.addRow(row++, name, control);
        return new Node[] {name, control};
    }

    private static CheckBox check(String id, String text, Property<Boolean> value) {
        CheckBox box = named(new CheckBox(text), id, text);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private static <T extends Control> T named(T control, String id, String name) {
        control.setId(id);
        control.setAccessibleText(name);
        return control;
    }

    private HBox buttons() {
        Button folder = named(new Button("Export to a folder"), "export-folder", "Export to a folder");
        folder.getStyleClass().add(Styles.ACCENT);
        folder.setDefaultButton(true);
        folder.setOnAction(e -> model.toFolder());
        Button zip = named(new Button("Export as a zip archive"), "export-zip", "Export as a zip archive");
        zip.setOnAction(e -> model.toArchive());
        BooleanBinding nameless = Bindings.createBooleanBinding(
                () -> model.layout().get() == ExportLayout.KOHYA
                        && model.words().get().isBlank(),
                model.layout(),
                model.words());
        folder.disableProperty().bind(nameless);
        zip.disableProperty().bind(nameless);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, gap, zip, folder);
    }
}
