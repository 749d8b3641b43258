package org.assetkiln.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.assetkiln.project.wording.WordDifference;
import org.assetkiln.project.wording.WordDifference.Kind;
import org.assetkiln.project.wording.WordDifference.Piece;

/** Two texts in one: words that went are struck, words that came are marked. */
public final class DifferenceView extends TextFlow {
    public DifferenceView() {
        getStyleClass().add("difference");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    public void show(String before, String after) {
        List<Piece> pieces = WordDifference.between(before, after);
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            // What went and what came in its place would otherwise touch.
            if (i > 0 && pieces.get(i).kind() == Kind.ADDED && pieces.get(i - 1).kind() == Kind.REMOVED) {
                texts.add(new Text(" "));
            }
            texts.add(text(pieces.get(i)));
        }
        getChildren().setAll(texts);
        setAccessibleText(pieces.stream().map(DifferenceView::spoken).collect(Collectors.joining(" ")));
    }

    private static Text text(Piece piece) {
        Text text = new Text(piece.text());
        text.getStyleClass().addAll("piece", piece.kind().name().toLowerCase(Locale.ROOT));
        text.setStrikethrough(piece.kind() == Kind.REMOVED);
        text.setUnderline(piece.kind() == Kind.ADDED);
        return text;
    }

    private static String spoken(Piece piece) {
        return switch (piece.kind()) {
            case SAME -> piece.text();
            case REMOVED -> "(without: " + piece.text().strip() + ")";
            case ADDED -> "(new: " + piece.text().strip() + ")";
        };
    }
}
