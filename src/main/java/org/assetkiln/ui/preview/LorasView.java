package org.assetkiln.ui.preview;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The LoRAs: which of them are on, how strongly, and how they fit the model. */
final class LorasView extends VBox {
    private final LoraList loras;
    private final VBox rows = new VBox(12);

    LorasView(LoraList loras, Action add) {
        super(8);
        this.loras = loras;
        setId("preview-loras");
        var title = new Label("LoRA");
        title.getStyleClass().add("setting-name");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var button = ActionNodes.button(add);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        var head = new HBox(8, title, gap, button);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, rows);
        loras.entries().subscribe(this::show);
        show();
    }

    private void show() {
        if (loras.entries().isEmpty()) {
            var none = new Label("None yet: train one, add a file, or drop it here.");
            none.getStyleClass().addAll("muted", "small");
            rows.getChildren().setAll(none);
        } else {
            rows.getChildren().setAll(loras.entries().stream().map(this::row).toList());
        }
    }

    private Node row(LoraEntry entry) {
        var box = new CheckBox(entry.name());
        box.setMnemonicParsing(false);
        box.setTooltip(new Tooltip(entry.file().toString()));
        box.selectedProperty().bindBidirectional(entry.on());
        box.setAccessibleText("Use the LoRA " + entry.name());
        box.getStyleClass().add("lora-name");
        box.setMinWidth(0);
        box.disableProperty().bind(entry.fit().map(fit -> !fit.good()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(8, box, gap);
        head.setAlignment(Pos.CENTER_LEFT);
        if (entry.added()) {
            head.getChildren().add(remove(entry));
        }
        return new VBox(4, head, strength(entry), remark(entry));
    }

    private Button remove(LoraEntry entry) {
        var button = new Button(null, new FontIcon(Feather.X));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "lora-remove");
        button.setAccessibleText("Take " + entry.name() + " off the list");
        button.setTooltip(new Tooltip("Take it off the list; the file stays"));
        button.setOnAction(e -> loras.remove(entry));
        return button;
    }

    private static Node strength(LoraEntry entry) {
        var slider = new Slider(-LoraEntry.STRONGEST, LoraEntry.STRONGEST, 1);
        slider.setBlockIncrement(0.05);
        slider.setAccessibleText("Strength of " + entry.name());
        slider.setTooltip(new Tooltip("1 as trained, 0 for nothing, below 0 the opposite"));
        slider.valueProperty().bindBidirectional(entry.strength());
        slider.getStyleClass().add("lora-strength");
        var value = new Label();
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.textProperty().bind(entry.strength().asString(Locale.ENGLISH, "%.2f"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        var line = new HBox(8, slider, value);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add(Styles.TEXT_SMALL);
        line.visibleProperty().bind(entry.on().flatMap(on -> entry.fit().map(fit -> on && fit.good())));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static Label remark(LoraEntry entry) {
        var label = new Label();
        label.textProperty().bind(entry.fit().map(fit -> entry.remark()));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("small", "lora-remark");
        entry.fit().subscribe(fit -> {
            label.getStyleClass().removeAll("warning-text", "muted");
            label.getStyleClass().add(fit.good() ? "muted" : "warning-text");
        });
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** Lets LoRA files be dropped on a node. */
    static void acceptDrops(Node target, Consumer<List<Path>> onDropped) {
        target.setOnDragOver(e -> {
            if (!files(e.getDragboard()).isEmpty()) {
                e.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                e.consume();
            }
        });
        target.setOnDragDropped(e -> {
            List<Path> files = files(e.getDragboard());
            onDropped.accept(files);
            e.setDropCompleted(!files.isEmpty());
            e.consume();
        });
    }

    private static List<Path> files(Dragboard board) {
        return board.getFiles().stream()
                .map(file -> file.toPath().toAbsolutePath())
                .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors"))
                .toList();
    }
}
