package org.assetkiln.ui.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.diffusion.Extras;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Precision;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;
import org.jspecify.annotations.Nullable;

/** What to draw and from what, but for the LoRAs. */
final class PreviewForm {
    private static final int LARGEST = 2048;
    private static final int TILED_ABOVE = 1024;

    private final List<Setting<?>> all = new ArrayList<>();

    final StartForm start = new StartForm();
    final Setting<String> prompt = add("prompt", "Prompt", "", "", "What to show.", "");
    final Setting<String> negative =
            add("negativePrompt", "Negative prompt", "", "", "What to stay away from; needs guidance above 1.", "");
    final Setting<String> model =
            add("model", "Model", "", "", "What draws: a model's folder, or its single .safetensors file.", "");
    final Setting<Long> seed = add("seed", "Seed", "", "any whole number", "The same seed draws the same picture.", 1L);
    final Setting<Integer> count = add("count", "Pictures", "", "1 to 64", "Each takes the next seed.", 4);
    final Setting<Integer> batch =
            add("batch", "At once", "pictures", "1 to 16", "Several together are faster and need more memory.", 1);
    final Setting<Integer> steps =
            add("steps", "Steps", "", "1 to 1000", "More are cleaner and slower; 20 to 30 is usual.", 25);
    final Setting<Double> guidance = add(
            "guidance",
            "Guidance",
            "",
            "1 for none, 3 to 9 usual",
            "Higher follows the prompt more and varies less.",
            4.0);
    final Setting<SamplerKind> sampler =
            add("sampler", "Sampler", "", "", "How noise becomes a picture.", SamplerKind.DDIM);
    final Setting<Integer> width =
            add("width", "Width", "px", "multiple of 8", "The size that the model was made for works best.", 64);
    final Setting<Integer> height =
            add("height", "Height", "px", "multiple of 8", "The size that the model was made for works best.", 64);

    final Setting<Boolean> seamless =
            add("seamless", "Seamless", "", "", "Opposite edges fit together, for textures that are tiled.", false);
    final Setting<Integer> clipSkip = add(
            "clipSkip",
            "Skip layers",
            "",
            "0 for none, 1 for some anime models",
            "Leaves out last layers of the text encoder, which reads the prompt less literally; what other programs call clip skip 2 is 1 here.",
            0);

    final Setting<ComputeDevice> device = add(
            "device",
            "Draw on",
            "",
            "",
            "Automatic takes the graphics card if it can be used; Settings show whether it can.",
            ComputeDevice.AUTOMATIC);
    final Setting<Numbers> numbers = add(
            "numbers",
            "Numbers",
            "",
            "",
            "Automatic is FP32, the exact one. BF16 and FP16 need less memory and are fast on graphics cards.",
            Numbers.AUTOMATIC);
    final Setting<Tiling> tiling = add(
            "tiling",
            "Large pictures in tiles",
            "",
            "",
            "Needs less memory at the end of a picture, and may shift colours a little. Automatic does it above 1024 pixels.",
            Tiling.AUTOMATIC);

    /** The network's numbers. */
    enum Numbers {
        AUTOMATIC,
        FP32,
        BF16,
        FP16;

        /** Null leaves it to whoever draws. */
        @Nullable
        Precision precision() {
            return this == AUTOMATIC ? null : Precision.valueOf(name());
        }
    }

    /** Whether pictures pass the autoencoder in tiles. */
    enum Tiling {
        AUTOMATIC,
        ALWAYS,
        NEVER
    }

    private <T> Setting<T> add(String path, String label, String unit, String range, String effect, T standard) {
        var setting = new Setting<>(path, new About(label, unit, range, effect), standard);
        all.add(setting);
        return setting;
    }

    List<Setting<?>> all() {
        var settings = new ArrayList<>(all);
        settings.addAll(start.all());
        return settings;
    }

    /** @param maskFile where the mask will be, if there is one */
    GenerationSettings settings(List<LoraChoice> loras, Path maskFile) {
        return new GenerationSettings(
                model.get().strip(),
                loras,
                prompt.get().strip(),
                negative.get().strip(),
                width.get(),
                height.get(),
                steps.get(),
                guidance.get(),
                sampler.get(),
                seed.get(),
                count.get(),
                batch.get(),
                new Extras(clipSkip.get(), seamless.get(), tiled() && !seamless.get()),
                start.image(maskFile));
    }

    private boolean tiled() {
        return tiling.get() == Tiling.ALWAYS || tiling.get() == Tiling.AUTOMATIC && large();
    }

    /** Whether pictures are so large that the autoencoder would take more memory than the network. */
    private boolean large() {
        return Math.max(width.get(), height.get()) > TILED_ABOVE;
    }

    /** Takes over the settings of a picture; how many to make stays. */
    void restore(GenerationSettings s) {
        prompt.set(s.prompt());
        negative.set(s.negativePrompt());
        model.set(s.model());
        seed.set(s.seed());
        steps.set(s.steps());
        guidance.set(s.guidance());
        sampler.set(s.sampler());
        width.set(s.width());
        height.set(s.height());
        seamless.set(s.extras().seamless());
        clipSkip.set(s.extras().clipSkip());
        boolean usual = s.extras().tiledVae() == (large() && !s.extras().seamless());
        tiling.set(usual ? Tiling.AUTOMATIC : s.extras().tiledVae() ? Tiling.ALWAYS : Tiling.NEVER);
    }

    /** What keeps it from being drawn. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        all().stream()
                .filter(setting -> !setting.unreadable().get().isEmpty())
                .forEach(setting -> problems.add(
                        Problem.error(setting.path(), setting.unreadable().get())));
        require(problems, !prompt.get().isBlank(), prompt, "Write what to show, such as \"a red potion\".");
        require(problems, !model.get().isBlank(), model, "Choose a model to draw with.");
        require(problems, count.get() >= 1 && count.get() <= 64, count, "Make between 1 and 64 pictures at a time.");
        require(problems, batch.get() >= 1 && batch.get() <= 16, batch, "Make between 1 and 16 pictures at once.");
        require(problems, steps.get() >= 1 && steps.get() <= 1000, steps, "A picture takes between 1 and 1000 steps.");
        require(problems, guidance.get() >= 0, guidance, "The guidance scale cannot be negative.");
        require(problems, clipSkip.get() >= 0, clipSkip, "The number of layers to skip cannot be negative.");
        for (Setting<Integer> edge : List.of(width, height)) {
            boolean fine = edge.get() >= 8 && edge.get() % 8 == 0 && edge.get() <= LARGEST;
            require(problems, fine, edge, "A picture's edge is a multiple of 8 between 8 and 2048 pixels.");
        }
        problems.addAll(start.problems());
        return problems;
    }

    private static void require(List<Problem> problems, boolean fine, Setting<?> setting, String message) {
        if (!fine) {
            problems.add(Problem.error(setting.path(), message));
        }
    }
}
