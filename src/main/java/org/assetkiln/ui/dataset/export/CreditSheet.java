package org.assetkiln.ui.dataset.export;

import atlantafx.base.theme.Styles;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.Fx;

/** Who made the images, under which licence, and where they were found. */
final class CreditSheet extends VBox {
    private static final double WIDTH = 560;
    private static final String[] LICENCES = {
        "CC0",
        "CC-BY 4.0",
        "CC-BY 3.0",
        "CC-BY-SA 4.0",
        "CC-BY-SA 3.0",
        "CC-BY-NC 4.0",
        "OGA-BY 3.0",
        "Own work",
        "Bought"
    };

    private final CreditModel model;

    CreditSheet(CreditModel model) {
        super(16);
        this.model = model;
        getStyleClass().add("sheet");
        setId("credit-sheet");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        Label title = new Label("Author and licence");
        title.getStyleClass().add("sheet-title");
        Label said = new Label();
        said.textProperty().bind(model.said());
        said.getStyleClass().add("muted");
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        TextField author = field("credit-author", "Author", model.author());
        ComboBox<String> licence = named(new ComboBox<>(), "credit-licence", "Licence");
        licence.getItems().setAll(LICENCES);
        licence.setEditable(true);
        licence.getEditor().textProperty().bindBidirectional(model.licence());
        GridPane form = new GridPane(16, 12);
        form.addRow(0, label("Author"), author);
        form.addRow(1, label("Licence"), licence);
        form.addRow(2, label("Source"), field("credit-source", "Source", model.source()));
        getChildren().addAll(title, form, said, buttons());
        sceneProperty().addListener((o, was, now) -> Fx.later(author::requestFocus));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static TextField field(String id, String name, StringProperty value) {
        TextField field = named(new TextField(), id, name);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static <T extends Control> T named(T control, String id, String name) {
        control.setId(id);
        control.setAccessibleText(name);
        control.setPrefWidth(445);
        return control;
    }

    private HBox buttons() {
        String images = model.count() == 1 ? "Keep for this image" : "Keep for these " + model.count() + " images";
        Button save = new Button(images);
        save.setId("credit-save");
        save.setAccessibleText(images);
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
        save.setOnAction(e -> model.saveForImages());
        MenuButton folders = new MenuButton("Keep for a folder");
        folders.setId("credit-folder");
        folders.setAccessibleText(folders.getText());
        for (String folder : model.folders()) {
            MenuItem item = new MenuItem(folder.isEmpty() ? "The whole project" : folder);
            item.setOnAction(e -> model.saveForFolder(folder));
            folders.getItems().add(item);
        }
        Button list = new Button("Export the list");
        list.setId("credit-list");
        list.setAccessibleText("Export the list of authors and licences");
        list.setOnAction(e -> model.exportList());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, list, gap, folders, save);
    }
}
