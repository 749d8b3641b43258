package org.assetkiln.ui.captions.draft;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionOutcome.Example;

/** What the captioner wrote before and writes now of pictures that it never learned from; the user decides. */
final class LearnedSheet extends VBox {
    LearnedSheet(LearnDesk desk, CorrectionOutcome outcome) {
        super(16);
        getStyleClass().add("sheet");
        setId("learned-sheet");
        setMaxSize(760, Region.USE_PREF_SIZE);
        var title = new Label("The captioner has learned");
        title.getStyleClass().add("sheet-title");
        var scroll = new ScrollPane(examples(outcome));
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(360);
        Path made = outcome.folder().orElseThrow();
        getChildren().addAll(title, wrapped(sentence(outcome)), scroll, buttons(desk, made));
    }

    static String sentence(CorrectionOutcome outcome) {
        return "Of the words in your captions of pictures it had not seen, the new captioner finds %.0f\u00a0%%, the present one %.0f\u00a0%%."
                .formatted(
                        100 * outcome.after().agreement(),
                        100 * outcome.before().agreement());
    }

    private static GridPane examples(CorrectionOutcome outcome) {
        var grid = new GridPane(16, 4);
        int row = 0;
        for (Example example : outcome.examples()) {
            var name = new Label(String.valueOf(example.image().getFileName()));
            name.getStyleClass().add("strong");
            grid.add(name, 0, row++, 2, 1);
            grid.addRow(row++, muted("You"), wrapped(example.approved()));
            grid.addRow(row++, muted("Present"), wrapped(example.before()));
            grid.addRow(row++, muted("New"), wrapped(example.after()));
            grid.add(new Region(), 0, row++);
        }
        return grid;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static HBox buttons(LearnDesk desk, Path made) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var keep = new Button("Keep the present one");
        keep.setId("learned-discard");
        keep.setAccessibleText("Keep the present captioner and delete the new one");
        keep.setOnAction(e -> desk.discard(made));
        var use = new Button("Use the new one");
        use.setId("learned-use");
        use.setAccessibleText("Use the new captioner");
        use.getStyleClass().add(Styles.ACCENT);
        use.setOnAction(e -> desk.use(made));
        return new HBox(8, gap, keep, use);
    }
}
