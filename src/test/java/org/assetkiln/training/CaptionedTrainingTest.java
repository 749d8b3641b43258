package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelWriter;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.Trainer.Outcome;
import org.assetkiln.training.TrainingControl.Request;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.BucketSettings;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on the smallest model, with images that have captions of their own. */
class CaptionedTrainingTest {
    @TempDir
    Path folder;

    private List<CaptionedImage> images;

    @BeforeEach
    void draw() throws IOException {
        List<String> files = TinyRun.images(Files.createDirectories(folder.resolve("images")), 5);
        images = new ArrayList<>();
        for (String file : files) {
            images.add(CaptionedImage.of(file, "a red " + images.size(), "a thing"));
        }
    }

    /** Every kind of thing at once: buckets, flips, masks, offset noise, an average, a text encoder that stops. */
    private TrainingSettings everything(int steps) throws IOException {
        Path wide = folder.resolve("images/wide.png");
        Pictures.writePng(wide, new BufferedImage(60, 30, BufferedImage.TYPE_INT_ARGB), Map.of());
        List<CaptionedImage> all = new ArrayList<>(images);
        all.add(new CaptionedImage(wide.toString(), List.of("a wide thing"), 2));
        TrainingSettings s = TinyRun.learning(new CaptionedData(all, 0.2, 0.2), TinyRun.settings(List.of(), steps));
        OptimizerSettings usual = s.optimizer();
        s = TinyRun.optimized(
                new OptimizerSettings(
                        2e-3,
                        1e-3,
                        OptimizerSettings.Schedule.COSINE,
                        1,
                        usual.beta1(),
                        usual.beta2(),
                        usual.weightDecay(),
                        usual.epsilon(),
                        usual.maxGradientNorm(),
                        steps / 2,
                        0.9),
                s);
        s = TinyRun.pictured(new ImageSettings(32, "#ffffff", true, new BucketSettings(8, 16, 64), true), s);
        s = TinyRun.weighted(new LossSettings(5, 0.1, LossSettings.Mask.ALPHA, 0.1), s);
        return TinyRun.with(
                s,
                new NetworkSettings(
                        Kind.LORA,
                        2,
                        2,
                        Target.ATTENTION,
                        true,
                        new NetworkSettings.Convolutions(2, 1),
                        List.of("!mid_block")));
    }

    @Test
    void aPausedAndResumedRunWithEverythingOnEqualsAnUninterruptedOneExactly() throws Exception {
        TrainingSettings settings = everything(8);
        List<TrainingEvent> whole = run("whole", settings, () -> Request.NONE, Outcome.FINISHED);
        for (int pauseAfter : List.of(2, 6)) {
            String name = "parts" + pauseAfter;
            List<TrainingEvent> parts = new ArrayList<>();
            TrainingControl pause =
                    () -> of(parts, TrainingEvent.Step.class).size() == pauseAfter ? Request.PAUSE : Request.NONE;
            assertThat(train(name, settings, parts, pause)).isEqualTo(Outcome.PAUSED);
            assertThat(train(name, settings, parts, () -> Request.NONE)).isEqualTo(Outcome.FINISHED);
            assertThat(of(parts, TrainingEvent.Errors.class)).isEqualTo(of(whole, TrainingEvent.Errors.class));
            for (String file : List.of("weights", "averages", "optimizer")) {
                assertThat(checkpoint(name, 8).resolve(file + ".safetensors"))
                        .hasSameBinaryContentAs(checkpoint("whole", 8).resolve(file + ".safetensors"));
            }
        }
    }

    @Test
    void heldOutImagesAreMeasuredAndNeverLearned() throws Exception {
        TrainingSettings settings =
                TinyRun.learning(new CaptionedData(images, 0, 0.4), TinyRun.settings(List.of(), 12));
        List<TrainingEvent> events = run("held", settings, () -> Request.NONE, Outcome.FINISHED);
        Set<Integer> learned = new TreeSet<>();
        of(events, TrainingEvent.Errors.class).forEach(step -> learned.addAll(step.images()));
        assertThat(learned).hasSize(3);
        assertThat(of(events, TrainingEvent.Validation.class))
                .extracting(TrainingEvent.Validation::step)
                .containsExactly(0, 12);
        assertThat(of(events, TrainingEvent.Validation.class))
                .allSatisfy(validation ->
                        assertThat(validation.moments()).hasSize(6).allMatch(loss -> loss > 0))
                .allSatisfy(validation -> assertThat(validation.errors())
                        .hasSameSizeAs(validation.images())
                        .isNotEmpty()
                        .allMatch(error -> error > 0));
    }

    @Test
    void theErrorsOfAStepMakeUpItsLoss() throws Exception {
        TrainingSettings settings = TinyRun.learning(new CaptionedData(images, 0, 0), TinyRun.settings(List.of(), 3));
        List<TrainingEvent> events = run("errors", settings, () -> Request.NONE, Outcome.FINISHED);
        List<TrainingEvent.Errors> errors = of(events, TrainingEvent.Errors.class);
        List<TrainingEvent.Step> steps = of(events, TrainingEvent.Step.class);
        for (int i = 0; i < 3; i++) {
            double mean = errors.get(i).errors().stream()
                    .mapToDouble(e -> e)
                    .average()
                    .orElseThrow();
            assertThat(steps.get(i).loss()).isCloseTo(mean, Percentage.withPercentage(0.01));
            assertThat(errors.get(i).timesteps()).hasSize(2).allMatch(t -> t >= 0 && t < 1000);
        }
    }

    @Test
    void theUNetAloneLearnsInFullAndLeavesTheAverageAsTheResult() throws Exception {
        TrainingSettings s = TinyRun.learning(new CaptionedData(images, 0.1, 0), TinyRun.settings(List.of(), 2));
        OptimizerSettings o = s.optimizer();
        s = TinyRun.optimized(
                new OptimizerSettings(1e-3, 0, o.schedule(), 0, 0.9, 0.999, 1e-2, 1e-8, 1, 0, 0.99),
                TinyRun.with(s, new NetworkSettings(Kind.FULL, 1, 1, Target.ATTENTION, false)));
        run("full", s, () -> Request.NONE, Outcome.FINISHED);
        ModelFiles result = ModelFiles.open(folder.resolve("full/result/model"));
        try (var manager = Torch.newManager()) {
            var averages = WeightFiles.readAll(checkpoint("full", 2).resolve("averages.safetensors"), manager);
            var written = result.unet(manager).weights().get("conv_in.weight");
            assertThat(written.toFloatArray())
                    .isEqualTo(averages.get("unet.conv_in.weight").toFloatArray());
        }
    }

    @Test
    void whatIsCachedIsFoundAgainUntilItsImageCaptionOrSettingChanges() throws Exception {
        var data = new CaptionedData(images, 0, 0);
        TrainingSettings s = TinyRun.with(
                TinyRun.learning(data, TinyRun.settings(List.of(), 1)),
                new NetworkSettings(Kind.LORA, 2, 2, Target.ATTENTION, false));
        assertThat(newEntries(s)).as("5 images, 6 captions").isEqualTo(11);
        assertThat(newEntries(s)).as("nothing changed").isZero();

        images.set(0, CaptionedImage.of(images.get(0).file(), "another caption", "a thing"));
        s = TinyRun.learning(new CaptionedData(images, 0, 0), s);
        assertThat(newEntries(s)).as("one caption changed").isEqualTo(1);

        Path elsewhere = folder.resolve("elsewhere.safetensors");
        ModelWriter.convert(elsewhere, ModelFiles.open(TinyRun.model()), null, Map.of());
        assertThat(newEntries(TinyRun.based(elsewhere, s)))
                .as("the same model in another file")
                .isZero();

        Path first = Path.of(images.get(1).file());
        Files.copy(Path.of(images.get(2).file()), first, StandardCopyOption.REPLACE_EXISTING);
        assertThat(newEntries(s)).as("an image that is known by content").isZero();
        Pictures.writePng(first, new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), Map.of());
        assertThat(newEntries(s)).as("one image changed").isEqualTo(1);

        s = TinyRun.weighted(new LossSettings(5, 0.1, LossSettings.Mask.ALPHA, 0), s);
        assertThat(newEntries(s)).as("settings that pictures do not depend on").isZero();
        s = TinyRun.pictured(ImageSettings.square(32, "#000000", true), s);
        assertThat(newEntries(s)).as("another background").isEqualTo(5);
        s = TinyRun.pictured(new ImageSettings(32, "#000000", true, BucketSettings.OFF, true), s);
        assertThat(newEntries(s)).as("mirrored beside those that are there").isEqualTo(5);
        var trimmed = Map.of(images.get(0).file(), Recipe.NONE.withTrim(0));
        s = TinyRun.pictured(s.image().withRecipes(trimmed), s);
        assertThat(newEntries(s))
                .as("one image prepared otherwise, it and its mirror image")
                .isEqualTo(2);
    }

    private int newEntries(TrainingSettings settings) throws Exception {
        int before = entries();
        run("cached" + before + settings.hashCode(), settings, () -> Request.NONE, Outcome.FINISHED);
        return entries() - before;
    }

    private int entries() throws IOException {
        Path cache = folder.resolve("cache");
        if (!Files.isDirectory(cache)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return (int) files.filter(file -> file.toString().endsWith(".safetensors"))
                    .count();
        }
    }

    @Test
    void layersThatDoNotExistStopBeforeTrainingWithASentence() throws Exception {
        TrainingSettings s = TinyRun.with(
                TinyRun.learning(new CaptionedData(images, 0, 0), TinyRun.settings(List.of(), 1)),
                new NetworkSettings(
                        Kind.LORA,
                        2,
                        2,
                        Target.ATTENTION,
                        false,
                        NetworkSettings.Convolutions.NONE,
                        List.of("middle")));
        assertThatThrownBy(() -> train("layers", s, new ArrayList<>(), () -> Request.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("No layer of the model has middle");
    }

    @Test
    void priorPreservationWithPicturesOfOtherShapesAddsBothLosses() throws Exception {
        Path wide = folder.resolve("images/wide.png");
        Pictures.writePng(wide, new BufferedImage(60, 30, BufferedImage.TYPE_INT_RGB), Map.of());
        TrainingSettings s = TinyRun.pictured(
                new ImageSettings(32, "#ffffff", true, new BucketSettings(8, 16, 64), false),
                TinyRun.with(
                        TinyRun.settings(List.of(wide.toString()), 2),
                        new PriorSettings(true, "a slime", 2, "", 0.5),
                        new NetworkSettings(Kind.LORA, 2, 2, Target.ATTENTION, false)));
        List<TrainingEvent> events = run("shapes", s, () -> Request.NONE, Outcome.FINISHED);
        for (TrainingEvent.Step step : of(events, TrainingEvent.Step.class)) {
            assertThat(step.priorLoss()).isNotNull().isPositive();
            assertThat(step.loss())
                    .isCloseTo(step.instanceLoss() + 0.5 * step.priorLoss(), Percentage.withPercentage(0.01));
        }
    }

    private Path checkpoint(String name, int step) {
        return folder.resolve(name).resolve("checkpoints").resolve("step-%06d".formatted(step));
    }

    private List<TrainingEvent> run(String name, TrainingSettings settings, TrainingControl control, Outcome expected)
            throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        assertThat(train(name, settings, events, control)).isEqualTo(expected);
        return events;
    }

    private Outcome train(String name, TrainingSettings settings, List<TrainingEvent> events, TrainingControl control)
            throws Exception {
        var output = new TrainingOutput(folder.resolve(name), folder.resolve("cache"));
        return new Trainer(settings, output, events::add, control).run();
    }

    private static <T> List<T> of(List<TrainingEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
