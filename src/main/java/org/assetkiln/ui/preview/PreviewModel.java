package org.assetkiln.ui.preview;

import java.awt.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.models.ModelList;
import org.assetkiln.ui.models.PredictionQuestion;

/** What is to be drawn and with what. Knows no control. */
final class PreviewModel {
    private static final long LARGEST_SEED = 1L << 32;

    final PreviewForm form = new PreviewForm();
    final ModelList models = new ModelList();
    final LoraList loras = new LoraList();
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper predictionAsked = new ReadOnlyBooleanWrapper();
    private int modelSize;

    PreviewModel(String starterModel) {
        form.model.setStandard(starterModel);
        models.add(List.of(starterModel));
        form.all().forEach(setting -> {
            setting.value().subscribe(this::refresh);
            setting.unreadable().subscribe(this::refresh);
        });
        form.start.chosen().subscribe(this::setSize);
        form.start.all().forEach(setting -> setting.value().subscribe(this::setSize));
        refresh();
    }

    private void refresh() {
        List<Problem> found = new ArrayList<>(form.problems());
        if (predictionAsked.get()) {
            found.add(Problem.error(form.model.path(), PredictionQuestion.PROBLEM));
        }
        problems.set(List.copyOf(found));
    }

    ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /** The model to draw with unless the user says otherwise. */
    void setStandardModel(String model) {
        models.add(List.of(model));
        form.model.setStandard(model);
    }

    /** Takes in what runs have made. */
    void setResults(Results results) {
        loras.setResults(results.loras());
        models.add(results.models());
    }

    /** Puts one LoRA on its model and takes the others off. */
    void use(Results.Lora lora, String prompt) {
        useModel(lora.baseModel());
        loras.useOnly(lora);
        form.prompt.set(prompt);
    }

    /** Draws with another model. */
    void useModel(String folder) {
        models.add(List.of(folder));
        form.model.set(folder);
    }

    /** Takes in what is known of the model that draws. */
    void setChosen(ChosenModel chosen) {
        loras.setFits(chosen.fits());
        predictionAsked.set(!chosen.predictionKnown());
        if (chosen.pixels() > 0) {
            setModelSize(chosen.pixels());
        }
        refresh();
    }

    /** Whether the user must say what the model predicts before it can draw. */
    ReadOnlyBooleanProperty predictionAsked() {
        return predictionAsked.getReadOnlyProperty();
    }

    /** The size that the model was made for, as edge in pixels. */
    void setModelSize(int edge) {
        modelSize = edge;
        setSize();
    }

    /** Pictures have the model's own size, or that of the picture they start from, unless the user says otherwise. */
    private void setSize() {
        StartForm.Chosen start = form.start.chosen().get();
        if (modelSize > 0) {
            Dimension size = start == null
                    ? new Dimension(modelSize, modelSize)
                    : StartSize.of(start.width(), start.height(), form.start.border(), modelSize);
            form.width.setStandard(size.width);
            form.height.setStandard(size.height);
        }
        refresh();
    }

    void rollSeed() {
        form.seed.set(ThreadLocalRandom.current().nextLong(LARGEST_SEED));
    }

    /** @param maskFile where the mask will be, if there is one */
    GenerationSettings settings(Path maskFile) {
        return form.settings(loras.chosen(), maskFile);
    }

    /** Takes over all settings of a picture. */
    void restore(GenerationSettings settings) {
        useModel(settings.model());
        form.restore(settings);
        loras.restore(settings.loras());
    }
}
