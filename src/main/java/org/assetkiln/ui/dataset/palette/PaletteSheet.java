package org.assetkiln.ui.dataset.palette;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.assetkiln.ui.Buttons;

/** Shows the dataset's palette and where another one can come from. */
final class PaletteSheet extends VBox {
    private static final double WIDTH = 640;
    private static final int MOST_SHOWN = 256;

    private final PaletteModel model;
    private final FlowPane swatches = new FlowPane(2, 2);

    PaletteSheet(PaletteModel model) {
        super(16);
        this.model = model;
        getStyleClass().add("sheet");
        setId("palette-sheet");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        Label title = new Label("The dataset's palette");
        title.getStyleClass().add("sheet-title");
        Label help = new Label("Images can be sorted by how far they are from it (sort:-palette) and found by it"
                + " (palette:>2, outlier:palette). The files stay as they are.");
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        Label said = new Label();
        said.setId("palette-said");
        said.textProperty().bind(model.said());
        ObservableValue<List<Integer>> colours = model.colours();
        swatches.setId("palette-swatches");
        colours.subscribe(this::show);
        swatches.getProperties().put("colours", colours); // bindings are held weakly
        getChildren().addAll(title, help, said, swatches, sources(), buttons(colours));
    }

    private void show(List<Integer> colours) {
        swatches.getChildren()
                .setAll(colours.stream()
                        .limit(MOST_SHOWN)
                        .map(rgb -> new Rectangle(16, 16, Color.rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff)))
                        .toList());
        swatches.setAccessibleText(colours.size() + " colours");
    }

    private Node sources() {
        return new HBox(
                8,
                button("palette-file", "From a file", model::ofFile),
                button("palette-current", "From the current image", model::ofCurrentImage),
                button("palette-all", "From all images", model::ofAllImages),
                button("palette-none", "No palette", model::none));
    }

    private Node buttons(ObservableValue<List<Integer>> colours) {
        Button close = button("palette-close", "Close", model::close);
        close.setCancelButton(true);
        Button show = button("palette-furthest", "Show the furthest first", model::furthestFirst);
        show.getStyleClass().add(Styles.ACCENT);
        show.disableProperty().bind(colours.map(List::isEmpty));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, gap, close, show);
    }

    private static Button button(String id, String name, Runnable run) {
        Button button = Buttons.named(id, name);
        button.setOnAction(e -> run.run());
        return button;
    }
}
