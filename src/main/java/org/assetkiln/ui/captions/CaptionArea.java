package org.assetkiln.ui.captions;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.assetkiln.project.wording.Completion;
import org.assetkiln.project.wording.Vocabulary;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.Fx;

/** Where a caption is written, and below it words of the other captions that would go on; Tab takes the first. */
final class CaptionArea extends VBox {
    /** The key that goes on from a text area to the next control. */
    private static final KeyEvent ON =
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, true, false, false);

    private final TextArea text = new TextArea();
    private final HBox words = new HBox(4);
    private final Vocabulary vocabulary;
    private Completion completion = new Completion(0, List.of());

    CaptionArea(CaptionsModel model) {
        super(4);
        vocabulary = model.rules().vocabulary();
        text.setId("caption-text");
        text.setWrapText(true);
        text.setPrefRowCount(3);
        text.setPromptText("Say what the picture shows");
        text.setAccessibleText("Caption");
        text.textProperty().bindBidirectional(model.text());
        text.caretPositionProperty().addListener(o -> Fx.later(this::suggest));
        text.focusedProperty().addListener(o -> suggest());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.whenReplaced(text::end);
        words.setId("caption-suggestions");
        words.getStyleClass().addAll("row", "suggestions");
        getChildren().addAll(text, words);
    }

    TextArea text() {
        return text;
    }

    /** Tab with words to take takes one; without, it goes on to the next control, as everywhere else. */
    private void key(KeyEvent e) {
        if (e.getCode() != KeyCode.TAB || e.isShiftDown() || e.isControlDown()) {
            return;
        }
        e.consume();
        if (completion.words().isEmpty()) {
            text.fireEvent(ON); // a text area would write a tab into the caption
        } else {
            take(completion.words().get(0));
        }
    }

    private void take(String word) {
        String now = text.getText();
        int caret = text.getCaretPosition();
        int after = completion.caretAfter(now, caret, word);
        text.setText(completion.take(now, caret, word));
        text.positionCaret(after);
        text.requestFocus();
    }

    private void suggest() {
        String now = text.getText();
        int caret = Math.min(text.getCaretPosition(), now.length());
        boolean writing = text.isFocused() && text.getSelection().getLength() == 0;
        Completion next = writing ? Completion.at(now, caret, vocabulary) : new Completion(caret, List.of());
        if (next.equals(completion)) {
            return;
        }
        completion = next;
        words.getChildren().setAll(next.words().stream().map(this::chip).toList());
        if (!next.words().isEmpty()) {
            words.getChildren().add(0, ActionNodes.keyCap("Tab"));
        }
    }

    private Button chip(String word) {
        Button chip = new Button(word);
        chip.setAccessibleText("Go on with " + word);
        chip.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "suggestion");
        chip.setFocusTraversable(false);
        chip.setOnAction(e -> take(word));
        return chip;
    }
}
