package org.assetkiln.ui.preview;

import java.awt.Dimension;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.training.settings.Problem;

/** What is to be drawn and with what. Knows no control. */
final class PreviewModel {
    private static final long LARGEST_SEED = 1L << 32;

    final PreviewForm form = new PreviewForm();
    private final ObservableList<String> models = FXCollections.observableArrayList();
    private final ObservableList<LoraEntry> loras = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private List<Results.Lora> known = List.of();
    private int modelSize;

    PreviewModel(String starterModel) {
        form.model.setStandard(starterModel);
        models.setAll(starterModel);
        form.all().forEach(setting -> {
            setting.value().subscribe(this::refresh);
            setting.unreadable().subscribe(this::refresh);
        });
        form.model.value().subscribe(this::showLoras);
        form.start.chosen().subscribe(this::setSize);
        form.start.all().forEach(setting -> setting.value().subscribe(this::setSize));
        refresh();
    }

    private void refresh() {
        problems.set(List.copyOf(form.problems()));
    }

    ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /** Models to choose from, folders and files. */
    ObservableList<String> models() {
        return models;
    }

    /** The model to draw with unless the user says otherwise. */
    void setStandardModel(String model) {
        addModels(List.of(model));
        form.model.setStandard(model);
    }

    /** Models to choose from beside those that are there. */
    void addModels(Collection<String> more) {
        for (String model : more) {
            if (!models.contains(model)) {
                models.add(model);
            }
        }
    }

    /** The LoRAs that were trained on the chosen model. */
    ObservableList<LoraEntry> loras() {
        return loras;
    }

    /** Takes in what runs have made. */
    void setResults(Results results) {
        known = results.loras();
        addModels(results.models());
        showLoras();
    }

    private void showLoras() {
        Map<Path, LoraEntry> before = new HashMap<>();
        loras.forEach(entry -> before.put(entry.file(), entry));
        List<LoraEntry> now = known.stream()
                .filter(lora -> lora.baseModel().equals(form.model.get()))
                .map(lora ->
                        before.getOrDefault(lora.file(), new LoraEntry(lora.name(), lora.file(), lora.baseModel())))
                .toList();
        if (!now.equals(loras)) {
            loras.setAll(now);
        }
    }

    /** Puts one LoRA on its model and takes the others off. */
    void use(Results.Lora lora, String prompt) {
        if (!known.contains(lora)) {
            known = java.util.stream.Stream.concat(java.util.stream.Stream.of(lora), known.stream())
                    .toList();
        }
        useModel(lora.baseModel());
        showLoras();
        loras.forEach(entry -> entry.on().set(entry.file().equals(lora.file())));
        form.prompt.set(prompt);
    }

    /** Draws with another model. */
    void useModel(String folder) {
        addModels(List.of(folder));
        form.model.set(folder);
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
        List<LoraChoice> chosen = loras.stream()
                .filter(entry -> entry.on().get())
                .map(entry ->
                        new LoraChoice(entry.file().toString(), entry.strength().get()))
                .toList();
        return form.settings(chosen, maskFile);
    }

    /** Takes over all settings of a picture. */
    void restore(GenerationSettings settings) {
        useModel(settings.model());
        form.restore(settings);
        for (LoraEntry entry : loras) {
            var used = settings.loras().stream()
                    .filter(lora -> Path.of(lora.file()).equals(entry.file()))
                    .findFirst();
            entry.on().set(used.isPresent());
            used.ifPresent(lora -> entry.strength().set(lora.strength()));
        }
    }
}
