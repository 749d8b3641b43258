package org.assetkiln.ui.train;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.training.estimate.Remedy;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.runs.Words;

/** What this run will do, in sentences, or what keeps it from starting; and the button that starts it. */
final class StoryView extends VBox {
    private final VBox sentences = new VBox(8);
    private final Action measure;
    private final Label approved = wrapped("", "muted");

    StoryView(TrainModel model, Action measure, Action start, Action copy) {
        this.measure = measure;
        getStyleClass().addAll("side-panel", "story");
        sentences.getStyleClass().add("story-sentences");
        setId("train-story");
        var title = new Label("What this run will do");
        title.getStyleClass().add("strong");
        var scroll = new ScrollPane(sentences);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("side-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        approved.setId("train-approved");
        approved.textProperty().bind(model.approvedSummary());
        approved.managedProperty().bind(approved.textProperty().isNotEmpty());
        var startButton = ActionNodes.primaryButton(start);
        startButton.setMaxWidth(Double.MAX_VALUE);
        startButton.setDefaultButton(true);
        var copyButton = ActionNodes.button(copy);
        copyButton.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(title, scroll, name(model), approved, startButton, copyButton);
        model.story().subscribe(story -> show(model));
        model.problems().subscribe(problems -> show(model));
    }

    private static VBox name(TrainModel model) {
        var field = new TextField();
        field.setId("train-name");
        field.textProperty().bindBidirectional(model.runName());
        field.promptTextProperty()
                .bind(model.mode()
                        .flatMap(mode -> model.form.instancePrompt.value().map(prompt -> model.nameOfRun())));
        var label = new Label("Name of the run");
        label.setLabelFor(field);
        label.getStyleClass().add("setting-name");
        field.setAccessibleText(label.getText());
        return new VBox(4, label, field);
    }

    private void show(TrainModel model) {
        List<Problem> errors = model.errors();
        if (errors.isEmpty()) {
            sentences
                    .getChildren()
                    .setAll(model.story().get().stream()
                            .map(sentence -> entry(model, sentence))
                            .toList());
        } else {
            String what = errors.size() == 1
                    ? "One thing keeps it from starting"
                    : errors.size() + " things keep it from starting";
            sentences.getChildren().setAll(wrapped(what, "section-title"));
            errors.forEach(error -> sentences.getChildren().add(wrapped("•  " + error.message(), "label")));
        }
    }

    private VBox entry(TrainModel model, RunStory.Sentence sentence) {
        var box = new VBox(2, wrapped(sentence.topic(), "section-title"), wrapped(sentence.text(), "sentence"));
        boolean read = model.facts().get().sizes() != null;
        if (sentence.topic().equals(RunStory.TIME)
                && read
                && model.remedies().get().isEmpty()) {
            Button button = ActionNodes.button(measure);
            button.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_OUTLINED);
            box.getChildren().add(button);
        }
        if (sentence.topic().equals(RunStory.MEMORY)) {
            model.remedies().get().forEach(remedy -> box.getChildren().add(remedy(model, remedy)));
        }
        return box;
    }

    private static Button remedy(TrainModel model, Remedy remedy) {
        String what =
                switch (remedy.kind()) {
                    case CHECKPOINTING -> "Save memory, take longer";
                    case SMALLER_BATCH -> "One image at a time";
                    case LORA -> "A LoRA instead of all weights";
                    case SMALLER_SIZE -> remedy.settings().image().resolution() + " pixels";
                };
        var button = new Button("%s: about %s".formatted(what, Words.size(remedy.memoryBytes())));
        button.setId("train-remedy-" + remedy.kind().name().toLowerCase(Locale.ENGLISH));
        button.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_OUTLINED);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(e -> model.apply(remedy));
        return button;
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
