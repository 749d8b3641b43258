package org.assetkiln.ui;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;

/** A caption that another program has changed meanwhile: both texts, their difference, and what shall stand. */
final class MergeSheet extends VBox {
    private static final double WIDTH = 640;

    /** @param both what the text begins with: the changes of both, where they can be put together */
    MergeSheet(DatasetImage image, String theirs, String mine, String both, Consumer<String> onChosen) {
        getStyleClass().add("sheet");
        setId("merge-sheet");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label title = new Label("Two captions for " + image.name());
        title.getStyleClass().add("sheet-title");
        Label help = new Label("Another program has written the struck words, you the underlined ones. Choose, or write"
                + " what shall stand.");
        help.setWrapText(true);
        help.getStyleClass().add("muted");
        DifferenceView difference = new DifferenceView();
        difference.show(theirs, mine);
        TextArea text = new TextArea(both);
        text.setId("merge-text");
        text.setAccessibleText("The caption that shall stand");
        text.setWrapText(true);
        text.setPrefRowCount(3);
        Button takeTheirs = Buttons.named("merge-theirs", "Take the other text");
        takeTheirs.setOnAction(e -> onChosen.accept(theirs));
        Button keep = Buttons.named("merge-keep", "Write this text");
        keep.getStyleClass().add(Styles.ACCENT);
        keep.setOnAction(e -> onChosen.accept(text.getText()));
        getChildren().addAll(title, help, difference, text, new HBox(8, keep, takeTheirs));
        sceneProperty().addListener((o, was, now) -> Fx.later(text::requestFocus));
    }
}
