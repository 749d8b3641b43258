package org.assetkiln.ui.models;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.form.Words;

/** Asks in which form a LoRA or a model is to be written. */
final class ExportSheet extends VBox {
    private final GridPane fields = new GridPane(16, 12);

    /**
     * @param export asks where to, and writes
     * @param close takes the sheet away
     */
    ExportSheet(ExportForm form, Runnable export, Runnable close) {
        super(16);
        getStyleClass().add("sheet");
        setId("export-sheet");
        setMaxSize(560, Region.USE_PREF_SIZE);
        setPrefWidth(560);
        var title = new Label("Export " + form.name());
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        var meaning = new Label("What is written is read back and compared before it appears."
                + " 16 bit halves the file and loses hardly anything.");
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        var forms = new ComboBox<>(FXCollections.observableArrayList(form.forms()));
        forms.setId("export-form");
        forms.setConverter(new Words<>(each -> each.title));
        forms.valueProperty().bindBidirectional(form.form);
        row("For", forms);
        var numbers = new ComboBox<>(FXCollections.observableArrayList(ExportForm.Numbers.values()));
        numbers.setId("export-numbers");
        numbers.setConverter(new Words<>(each -> each.title));
        numbers.valueProperty().bindBidirectional(form.numbers);
        row("Numbers", numbers);
        if (form.lora()) {
            var box = new ModelBox(form.base, form.models);
            box.setPrefWidth(320);
            row(form.base.about().label(), box);
        }
        getChildren().addAll(title, meaning, fields, buttons(export, close));
    }

    private void row(String name, ComboBox<?> box) {
        var label = new Label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(box);
        box.setAccessibleText(name);
        fields.addRow(fields.getRowCount(), label, box);
    }

    private static Node buttons(Runnable export, Runnable close) {
        var go = new Button("Choose where to");
        go.setId("export-start");
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.setOnAction(e -> export.run());
        var cancel = new Button("Cancel");
        cancel.setOnAction(e -> close.run());
        var line = new HBox(8, cancel, go);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
