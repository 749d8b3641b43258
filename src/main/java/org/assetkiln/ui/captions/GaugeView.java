package org.assetkiln.ui.captions;

import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** How much of the caption the model reads. Not there while there is no tokenizer. */
final class GaugeView extends HBox {
    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");
    private static final int QUOTED = 60;

    private final ProgressBar bar = new ProgressBar(0);
    private final Label count = new Label();
    private final Label unread = new Label();

    GaugeView(TokenGauge gauge, ObservableStringValue text) {
        super(8);
        getStyleClass().addAll("token-gauge", "row");
        setId("token-gauge");
        count.setId("token-count");
        count.getStyleClass().add("small");
        count.setMinWidth(USE_PREF_SIZE);
        unread.setId("token-unread");
        unread.getStyleClass().addAll("small", "danger-text");
        bar.accessibleTextProperty().bind(count.textProperty());
        getChildren().addAll(bar, count, unread);
        gauge.reading().addListener((o, was, now) -> show(now));
        text.addListener((o, was, now) -> gauge.read(now));
        gauge.read(text.get());
        show(gauge.reading().get());
    }

    private void show(TokenGauge.@Nullable Reading reading) {
        setVisible(reading != null);
        if (reading == null) {
            return;
        }
        bar.setProgress(reading.fraction());
        bar.pseudoClassStateChanged(TOO_LONG, reading.tooLong());
        count.setText(reading.tokens() + " of " + reading.limit() + " tokens");
        String rest = reading.unread();
        String quoted = rest.length() > QUOTED ? rest.substring(0, QUOTED) + "…" : rest;
        unread.setText(reading.tooLong() ? "The model does not read: “" + quoted + "”" : "");
    }
}
