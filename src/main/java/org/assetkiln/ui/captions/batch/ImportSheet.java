package org.assetkiln.ui.captions.batch;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.Buttons;
import org.assetkiln.ui.StudioContext;

/** Captions from another program, each change shown before it is made. */
public final class ImportSheet extends VBox {
    private static final double WIDTH = 800;
    private static final double HEIGHT = 560;
    private static final List<String> PATTERNS = List.of("*.jsonl", "*.csv", "*.json");

    private final StudioContext context;
    private final ImportModel model;

    public ImportSheet(StudioContext context) {
        super(16);
        this.context = context;
        model = new ImportModel(context);
        getStyleClass().add("sheet");
        setId("import-sheet");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        Label title = new Label("Captions from another program");
        title.getStyleClass().add("sheet-title");
        Label help = new Label(
                "Text files beside images, metadata.jsonl, data.csv, or kohya's JSON. Images are found by their names.");
        help.setWrapText(true);
        help.getStyleClass().add("muted");
        Label said = text(model.said());
        said.setId("import-said");
        Label problem = text(model.problem());
        problem.setId("import-problem");
        problem.getStyleClass().add("danger-text");
        ListView<CaptionChange> list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, help, choices(), problem, said, list, buttons());
    }

    private static Label text(ReadOnlyStringProperty value) {
        Label label = new Label();
        label.textProperty().bind(value);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private HBox choices() {
        Button file = Buttons.named("import-file", "Choose a file");
        file.setOnAction(e -> context.dialogs().chooseFiles("A file with captions", PATTERNS).stream()
                .findFirst()
                .ifPresent(model::choose));
        Button folder = Buttons.named("import-folder", "Choose a folder");
        folder.setOnAction(e -> {
            Path chosen = context.dialogs().chooseFolder("A folder with captions");
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        CheckBox missing = new CheckBox("Only images that have no caption");
        missing.setId("import-missing");
        missing.setAccessibleText(missing.getText());
        missing.selectedProperty().bindBidirectional(model.missingOnly());
        HBox row = new HBox(8, file, folder, missing);
        row.getStyleClass().add("row");
        return row;
    }

    private ListView<CaptionChange> list() {
        ListView<CaptionChange> list = new ListView<>(model.changes());
        list.setId("import-changes");
        list.setAccessibleText("Captions that change");
        list.setPlaceholder(new Label("Captions that change will be listed here."));
        list.setCellFactory(view -> new ChangeCell());
        return list;
    }

    private HBox buttons() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Buttons.named("import-cancel", "Cancel");
        close.setOnAction(e -> context.overlay().set(null));
        Button apply = Buttons.named("import-apply", "");
        apply.getStyleClass().add(Styles.ACCENT);
        apply.textProperty()
                .bind(Bindings.size(model.changes()).map(n -> "Change " + BatchModel.captions(n.intValue())));
        apply.accessibleTextProperty().bind(apply.textProperty());
        apply.disableProperty().bind(Bindings.isEmpty(model.changes()).or(model.reading()));
        apply.setOnAction(e -> model.apply());
        return new HBox(8, gap, close, apply);
    }
}
