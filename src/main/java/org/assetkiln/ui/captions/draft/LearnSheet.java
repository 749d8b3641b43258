package org.assetkiln.ui.captions.draft;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.captioning.settings.CorrectionSettings.Scope;
import org.assetkiln.run.captioning.LearningJob;
import org.assetkiln.ui.Fx;

/** Says what learning from corrections does and begins it. */
final class LearnSheet extends VBox {
    private final LearnDesk desk;
    private final ToggleGroup scope = new ToggleGroup();
    private final Button start = new Button("Learn");

    LearnSheet(LearnDesk desk) {
        super(16);
        this.desk = desk;
        getStyleClass().add("sheet");
        setId("learn-sheet");
        setMaxSize(560, Region.USE_PREF_SIZE);
        var title = new Label("Learn from my corrections");
        title.getStyleClass().add("sheet-title");
        getChildren()
                .addAll(
                        title,
                        text("learn-what", what()),
                        radio("learn-words", "How captions are written", Scope.TEXT_DECODER),
                        radio(
                                "learn-all",
                                "Also what is seen: for things it does not know, several times slower",
                                Scope.ALL),
                        text(
                                "learn-how",
                                "A fifth of the captions is kept apart to judge by. The new captioner is offered"
                                        + " only if it does better on those, and you decide. The present one stays."),
                        buttons());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Fx.later(start::requestFocus);
            }
        });
    }

    private String what() {
        int count = desk.corrections().size();
        if (!desk.hasCaptioner()) {
            return "There is no captioner: choose one where captions are drafted.";
        }
        if (count < LearningJob.FEWEST) {
            return "%d captions are approved. Approve at least %d, so that there is something to learn from."
                    .formatted(count, LearningJob.FEWEST);
        }
        return "The captioner learns from the %d captions that you have approved.".formatted(count);
    }

    private static Label text(String id, String sentence) {
        var label = new Label(sentence);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private RadioButton radio(String id, String text, Scope value) {
        var radio = new RadioButton(text);
        radio.setId(id);
        radio.setAccessibleText(text);
        radio.setUserData(value);
        radio.setToggleGroup(scope);
        radio.setSelected(value == Scope.TEXT_DECODER);
        return radio;
    }

    private HBox buttons() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Button("Cancel");
        close.setOnAction(e -> desk.context().overlay().set(null));
        start.setId("learn-start");
        start.setAccessibleText("Learn");
        start.getStyleClass().add(Styles.ACCENT);
        start.setDisable(desk.corrections().size() < LearningJob.FEWEST || !desk.hasCaptioner());
        start.setOnAction(e -> {
            desk.start((Scope) scope.getSelectedToggle().getUserData());
            desk.context().overlay().set(null);
        });
        return new HBox(8, gap, close, start);
    }
}
