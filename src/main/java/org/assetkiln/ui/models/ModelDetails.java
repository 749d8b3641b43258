package org.assetkiln.ui.models;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.hub.Origin;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.project.models.ModelFacts;
import org.assetkiln.project.models.ModelHashes;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.form.Words;
import org.jspecify.annotations.Nullable;

/** What the selected model is, and what can be done with it. */
final class ModelDetails extends ScrollPane {
    private final ModelsModel model;
    private final Label title = new Label();
    private final Label problem = new Label();
    private final GridPane table = new GridPane(24, 8);
    private final TextField shortHash = copyable("models-short-hash", "Short hash");
    private final TextField hash = copyable("models-hash", "SHA-256");
    private final Label weights = text("");
    private final Button otherVae;
    private final BooleanProperty predictionAsked = new SimpleBooleanProperty();

    ModelDetails(
            ModelsModel model, Action useByDefault, Action otherVae, Action export, Action showFile, Action remove) {
        this.model = model;
        getStyleClass().add("model-details");
        setFitToWidth(true);
        setFocusTraversable(false);
        weights.setId("models-weights");
        title.setId("models-title");
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        problem.setId("models-problem");
        problem.getStyleClass().add("problem-box");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        table.getColumnConstraints().addAll(column(Priority.NEVER), column(Priority.ALWAYS));
        this.otherVae = ActionNodes.button(otherVae);
        this.otherVae.managedProperty().bind(this.otherVae.visibleProperty());
        var buttons = new FlowPane(
                8,
                8,
                ActionNodes.primaryButton(useByDefault),
                this.otherVae,
                ActionNodes.button(export),
                ActionNodes.button(showFile),
                ActionNodes.button(remove));
        var content =
                new VBox(16, title, problem, new PredictionQuestion(predictionAsked, this::answer), buttons, table);
        content.getStyleClass().add("model-content");
        setContent(content);
        model.hash().subscribe(this::showHash);
        model.weights().subscribe(this::showWeights);
        model.selected().subscribe(this::show);
    }

    private static ColumnConstraints column(Priority grow) {
        var column = new ColumnConstraints();
        column.setHgrow(grow);
        column.setMinWidth(grow == Priority.NEVER ? Region.USE_PREF_SIZE : 0);
        return column;
    }

    private static TextField copyable(String id, String name) {
        var field = new TextField();
        field.setId(id);
        field.setEditable(false);
        field.setAccessibleText(name);
        return field;
    }

    private void showHash(String sha256) {
        boolean known = !sha256.isEmpty();
        hash.setText(sha256);
        shortHash.setText(known ? ModelHashes.shortened(sha256) : "");
        hash.setPromptText("Being computed");
        shortHash.setPromptText("Being computed");
    }

    /** What is wrong stands above the rest: that the model cannot be opened, or which weights are missing. */
    private void showWeights(WeightCheck.Found checked) {
        LibraryModel shown = model.selected().get();
        weights.setText(checked.words());
        problem.setText(shown == null || shown.problem().isEmpty() ? checked.problem() : shown.problem());
        problem.setVisible(!problem.getText().isEmpty());
    }

    private void show(@Nullable LibraryModel shown) {
        setVisible(shown != null);
        table.getChildren().clear();
        if (shown == null) {
            return;
        }
        title.setText(shown.name());
        showWeights(model.weights().get());
        ModelFacts facts = shown.facts();
        otherVae.setVisible(facts != null && facts.singleFile());
        predictionAsked.set(facts != null && !facts.predictionKnown());
        row("Where", text(shown.path().toString()));
        if (facts != null) {
            showFacts(shown, facts);
        }
    }

    private void showFacts(LibraryModel shown, ModelFacts facts) {
        row("Kind", text(facts.kind()));
        row("Picture size", text(facts.pixels() + " × " + facts.pixels() + " pixels"));
        row("Precision", text(facts.precisionText()));
        row("Size", text(facts.sizeText() + (facts.singleFile() ? " in one file" : " in a folder")));
        row("Weights", weights);
        row("Parameters", text("%,d".formatted(facts.parameters())));
        row("Predicts", facts.singleFile() ? prediction(shown, facts) : text(facts.predictionText()));
        Origin origin = Origin.of(shown.path());
        if (origin != null) {
            String commit =
                    origin.commit().substring(0, Math.min(8, origin.commit().length()));
            row("From", text(origin.repository() + " on the Hugging Face Hub, version " + commit));
        }
        row("Short hash", shortHash);
        row("SHA-256", hash);
    }

    private void row(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("muted");
        label.setLabelFor(value);
        table.addRow(table.getRowCount(), label, value);
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    /** Files of the same shape may predict either; a wrong choice shows as noise in every picture. */
    private ComboBox<PredictionType> prediction(LibraryModel shown, ModelFacts facts) {
        var box = new ComboBox<PredictionType>();
        box.setId("models-prediction");
        box.setAccessibleText("What the model predicts");
        box.getItems().setAll(PredictionType.values());
        box.setConverter(new Words<>(PredictionQuestion::words));
        box.setPromptText("Not known: choose");
        if (facts.predictionKnown()) {
            box.setValue(facts.prediction());
        }
        box.setOnAction(e -> model.setPrediction(shown, box.getValue()));
        return box;
    }

    private void answer(PredictionType type) {
        LibraryModel shown = model.selected().get();
        if (shown != null) {
            model.setPrediction(shown, type);
        }
    }
}
