package org.assetkiln.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.ComputeSettings.Device;
import org.assetkiln.training.settings.ComputeSettings.Precision;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.form.NumberText;
import org.assetkiln.ui.form.Setting;
import org.junit.jupiter.api.Test;

class TrainFormTest {
    private final TrainForm form = new TrainForm();

    @Test
    void everyProblemPointsToASettingOfTheForm() {
        form.rank.set(0);
        form.alpha.set(-1.0);
        form.learningRate.set(0.0);
        form.textRate.set(2.0);
        form.warmup.set(-1);
        form.gradientNorm.set(0.0);
        form.beta1.set(1.0);
        form.weightDecay.set(-1.0);
        form.epsilon.set(0.0);
        form.resolution.set(63);
        form.background.set("white");
        form.steps.set(0);
        form.batchSize.set(0);
        form.accumulation.set(0);
        form.checkpointEvery.set(-1);
        form.minSnr.set(-1.0);
        form.samples.every.set(-1);
        form.samples.steps.set(0);
        form.samples.guidance.set(-1.0);
        form.prior.set(true);
        form.classImages.set(0);
        form.priorWeight.set(-1.0);
        form.finer.offsetNoise.set(-1.0);
        form.finer.outside.set(2.0);
        form.finer.average.set(1.0);
        form.finer.textSteps.set(-1);
        form.finer.convolutionRank.set(5000);
        form.finer.convolutionAlpha.set(0.0);
        form.compute.device.set(Device.CPU);
        form.compute.precision.set(Precision.BF16);
        form.compute.tf32.set(true);
        List<String> paths = form.all().stream().map(Setting::path).toList();
        List<Problem> problems = form.settings(form.subject(List.of())).problems();
        assertThat(problems).hasSizeGreaterThan(20);
        assertThat(problems)
                .extracting(Problem::field)
                .allMatch(field -> paths.contains(field) || field.equals("instance.images"));
    }

    @Test
    void defaultsAreFineOnceImagesPromptsAndModelAreThere() {
        form.instancePrompt.set("a zkw slime");
        form.classPrompt.set("a slime");
        assertThat(form.settings(form.subject(List.of("a", "b", "c"))).problems())
                .extracting(Problem::field)
                .containsExactly("baseModel");
    }

    @Test
    void resetGoesBackToTheDefaultAndADefaultThatMovesIsFollowed() {
        form.steps.set(7);
        assertThat(form.steps.changed().get()).isTrue();
        form.steps.setStandard(500);
        assertThat(form.steps.get()).isEqualTo(7);
        form.steps.reset();
        assertThat(form.steps.get()).isEqualTo(500);
        form.steps.setStandard(600);
        assertThat(form.steps.get()).isEqualTo(600);
        assertThat(form.steps.changed().get()).isFalse();
    }

    @Test
    void onlyCaptionedImagesThatAreNotRejectedTakePart() {
        List<DatasetImage> images = Stream.of("a", "b", "c", "d")
                .map(name -> new DatasetImage(name, Path.of("/" + name + ".png"), 1, 1, 8, 8, false, null))
                .toList();
        Map<String, Caption> captions = Map.of(
                "a", new Caption("a key\n\nan old key", ReviewState.APPROVED, true),
                "b", new Caption("a cup", ReviewState.EDITED, true),
                "c", new Caption("a bad one", ReviewState.REJECTED, true),
                "d", Caption.NONE);
        CaptionedForm captioned = form.captioned;
        CaptionedData data = captioned.data(images, image -> captions.get(image.id()), image -> 1);
        assertThat(data.images())
                .containsExactly(
                        CaptionedImage.of("/a.png", "a key", "an old key"), CaptionedImage.of("/b.png", "a cup"));
        assertThat(captioned.summary(data, 4)).isEqualTo("2 images with a caption; 2 are left out.");
        captioned.approvedOnly.set(true);
        data = captioned.data(images, image -> captions.get(image.id()), image -> 1);
        assertThat(data.files()).containsExactly("/a.png");
        assertThat(data.holdOut()).as("a single image cannot be held out").isZero();
        assertThat(captioned.summary(data, 4)).contains("1 image with an approved caption; 3 are left out.");
    }

    @Test
    void presetsKeepWhatTheyAreNotAboutAndAreFineSettings() {
        for (Preset preset : Preset.values()) {
            form.instancePrompt.set("a zkw slime");
            form.classPrompt.set("a slime");
            preset.apply(form);
            assertThat(form.instancePrompt.get()).isEqualTo("a zkw slime");
            assertThat(form.settings(form.subject(List.of("a", "b", "c"))).problems())
                    .extracting(Problem::field)
                    .containsExactly("baseModel");
        }
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        assertThat(NumberText.read("1e-4", 1.0)).isEqualTo(1e-4);
        assertThat(NumberText.read(" 0,5 ", 1.0)).isEqualTo(0.5);
        assertThat(NumberText.read("1 000", 1)).isEqualTo(1000);
        assertThat(NumberText.read("1e3", 1)).isEqualTo(1000);
        assertThat(NumberText.read("2.5", 1)).isNull();
        assertThat(NumberText.read("", 1.0)).isNull();
        assertThat(NumberText.read("NaN", 1.0)).isNull();
    }

    @Test
    void numbersAreWrittenShortAndReadBackTheSame() {
        for (double value : new double[] {0.001, 1e-8, 5e-6, 200, 0.95, 1.25e-5, 0}) {
            assertThat(NumberText.read(NumberText.write(value), 1.0)).isEqualTo(value);
        }
        assertThat(NumberText.write(1e-8)).isEqualTo("1e-8");
        assertThat(NumberText.write(0.001)).isEqualTo("0.001");
        assertThat(NumberText.write(200.0)).isEqualTo("200");
    }
}
