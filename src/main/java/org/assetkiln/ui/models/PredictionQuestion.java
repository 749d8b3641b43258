package org.assetkiln.ui.models;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.ui.StudioContext;

/** Asks what a model predicts where its file cannot tell. */
public final class PredictionQuestion extends VBox {
    /** What keeps such a model from being used. */
    public static final String PROBLEM = "Say first what the model predicts: its file does not tell.";

    /**
     * @param asked whether the question is open; it takes no room while it is not
     * @param onAnswer hears the answer
     */
    public PredictionQuestion(ObservableValue<Boolean> asked, Consumer<PredictionType> onAnswer) {
        super(8);
        setId("prediction-question");
        getStyleClass().add("problem-box");
        var text = new Label("What does this model predict? Its file does not tell. Stable Diffusion 2 for 768 pixels"
                + " predicts velocity, its base model for 512 pixels noise; the model's page says which."
                + " After a wrong answer every picture is noise, and you can change it in Models.");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var answers = new FlowPane(8, 8);
        for (PredictionType type : PredictionType.values()) {
            answers.getChildren().add(answer(type, onAnswer));
        }
        getChildren().addAll(text, answers);
        visibleProperty().bind(asked);
        managedProperty().bind(visibleProperty());
    }

    private static Button answer(PredictionType type, Consumer<PredictionType> onAnswer) {
        var button = new Button(words(type));
        button.setId(type == PredictionType.EPSILON ? "prediction-noise" : "prediction-velocity");
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip("Kept in a small file beside the model"));
        button.setOnAction(e -> onAnswer.accept(type));
        return button;
    }

    static String words(PredictionType type) {
        return switch (type) {
            case EPSILON -> "Noise (epsilon)";
            case V_PREDICTION -> "Velocity (v)";
        };
    }

    /** Keeps an answer beside the model. */
    public static void answer(StudioContext context, Path model, PredictionType type, Runnable onKept) {
        context.background()
                .inOrder(
                        "Keeping what the model predicts",
                        () -> {
                            context.models().setPrediction(model, type);
                            return model;
                        },
                        kept -> onKept.run());
    }
}
