package org.assetkiln.ui.train;

import java.util.List;
import java.util.function.Consumer;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.SamplingSettings;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;

/** How a run shows where it is: sample pictures, and the loss on some images. */
final class SamplesForm {
    private static final int MEASURED_LEARNED = 8;
    private static final int MEASURED_HELD_OUT = 16;

    final Setting<String> prompts;
    final Setting<Integer> every;
    final Setting<Long> seed;
    final Setting<Integer> steps;
    final Setting<Double> guidance;
    final Setting<SamplerKind> sampler;
    final Setting<Integer> validationImages;

    private final Consumer<Setting<?>> form;

    /** @param form takes in each setting */
    SamplesForm(Consumer<Setting<?>> form) {
        this.form = form;
        prompts = add(
                "sampling.prompts",
                new About(
                        "Sample prompts",
                        "",
                        "one a line",
                        "Each is drawn at step 0 and then again and again, with the same seed."),
                "");
        every = add(
                "sampling.every",
                new About("Sample every", "steps", "0 for start and end only", "More often shows more and takes time."),
                DreamBoothDefaults.SAMPLE_EVERY);
        seed = add(
                "sampling.seed",
                new About(
                        "Sample seed",
                        "",
                        "any whole number",
                        "Another seed draws other pictures, comparable among themselves."),
                DreamBoothDefaults.SAMPLE_SEED);
        steps = add(
                "sampling.steps",
                new About("Sampler steps", "steps", "1 to 1000", "More are cleaner and slower; 20 to 30 is usual."),
                DreamBoothDefaults.SAMPLE_STEPS);
        guidance = add(
                "sampling.guidance",
                new About(
                        "Guidance",
                        "scale",
                        "1 for none, 3 to 9 usual",
                        "Higher follows the prompt more and varies less."),
                DreamBoothDefaults.SAMPLE_GUIDANCE);
        sampler = add(
                "sampling.sampler",
                new About("Sampler", "", "", "How noise becomes a picture."),
                DreamBoothDefaults.SAMPLER);
        validationImages = add(
                "sampling.validationImages",
                new About(
                        "Measured images",
                        "at most",
                        "0 for none",
                        "On so many images the validation loss is measured with each row of samples; more take time."),
                MEASURED_LEARNED);
    }

    private <T> Setting<T> add(String path, About about, T standard) {
        var setting = new Setting<>(path, about, standard);
        form.accept(setting);
        return setting;
    }

    /** The usual number of images on which the loss is measured. */
    void measureUsually(boolean heldOut) {
        validationImages.setStandard(heldOut ? MEASURED_HELD_OUT : MEASURED_LEARNED);
    }

    SamplingSettings settings() {
        List<String> lines = prompts.get()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new SamplingSettings(
                lines,
                every.get(),
                steps.get(),
                guidance.get(),
                sampler.get(),
                seed.get(),
                validationImages.get().equals(validationImages.standard()) ? null : validationImages.get());
    }
}
