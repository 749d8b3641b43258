package org.assetkiln.ui.captions;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.project.wording.WordGroup;

/** The quick words of the project, one a line for each group. */
final class QuickWordsSheet extends VBox {
    private final List<TextField> names = new ArrayList<>();
    private final List<TextArea> words = new ArrayList<>();

    QuickWordsSheet(QuickWords quick) {
        getStyleClass().add("sheet");
        setId("quick-words-sheet");
        setMaxSize(720, Region.USE_PREF_SIZE);
        Label title = new Label("Quick words");
        title.getStyleClass().add("sheet-title");
        Label help = new Label("One word or phrase a line, at most " + WordGroup.MOST
                + " a group. A caption has one word of a group at most: the next one takes its place.");
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        HBox columns = new HBox(16);
        for (int i = 0; i < CaptionHabits.GROUPS; i++) {
            boolean there = i < quick.groups().size();
            columns.getChildren().add(column(i, there ? quick.groups().get(i) : new WordGroup("", List.of())));
        }
        Button keep = new Button("Keep these words");
        keep.setId("quick-words-keep");
        keep.setAccessibleText(keep.getText());
        keep.getStyleClass().add(Styles.ACCENT);
        keep.setOnAction(e -> {
            quick.save(
                    names.stream().map(TextField::getText).toList(),
                    words.stream().map(TextArea::getText).toList());
            quick.model().context().overlay().set(null);
        });
        getChildren().addAll(title, help, columns, keep);
    }

    private VBox column(int index, WordGroup group) {
        TextField name = new TextField(group.name());
        name.setId("quick-name-" + index);
        name.setAccessibleText("Name of group " + (index + 1));
        name.setPromptText("Name of the group");
        TextArea lines = new TextArea(String.join("\n", group.words()));
        lines.setId("quick-words-" + index);
        lines.setAccessibleText("Words of group " + (index + 1));
        lines.setPrefRowCount(WordGroup.MOST);
        lines.setPrefColumnCount(16);
        names.add(name);
        words.add(lines);
        return new VBox(8, name, lines);
    }
}
