package org.assetkiln.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assetkiln.training.estimate.Remedy;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.ComputeSettings.Device;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoryTest {
    private TrainForm form;

    @BeforeEach
    void fill() {
        form = new TrainForm();
        form.instancePrompt.set("a zkw slime");
        form.classPrompt.set("a slime");
        form.samples.prompts.set("a zkw slime\n\n a zkw slime on grass \n");
    }

    private String say(int classImagesThere) {
        List<String> images =
                IntStream.range(0, 8).mapToObj(i -> "/p/" + i + ".png").toList();
        return RunStory.of(form.settings(form.subject(images)), ModelFacts.UNKNOWN, null, classImagesThere, 1L << 40)
                .stream()
                .map(RunStory.Sentence::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void captionedRunsTellTheirImagesAndThoseHeldOut() {
        List<CaptionedImage> images = IntStream.range(0, 20)
                .mapToObj(i -> CaptionedImage.of("/p/" + i + ".png", "a key", "an old key"))
                .toList();
        form.steps.set(90);
        form.batchSize.set(2);
        String story =
                RunStory.of(form.settings(new CaptionedData(images, 0.05, 0.1)), ModelFacts.UNKNOWN, null, 0, 1L << 40)
                        .stream()
                        .map(RunStory.Sentence::text)
                        .collect(Collectors.joining("\n"));
        assertThat(story)
                .contains("Learns 18 images with captions of their own", "one is taken by chance each time")
                .contains("2 images serve only to measure")
                .contains("every image 10 times")
                .doesNotContain("prior preservation");
    }

    @Test
    void aTemplateIsToldWithAnExample() {
        List<CaptionedImage> images = List.of(CaptionedImage.of("/p/0.png", "zkw, a key"));
        List<RunStory.Sentence> story = RunStory.of(
                form.settings(new CaptionedData(images, 0, 0, "zkw, {caption}")),
                ModelFacts.UNKNOWN,
                null,
                0,
                1L << 40);
        assertThat(story).contains(new RunStory.Sentence("Form", "Each caption as zkw, {caption}: “zkw, a key”."));
    }

    @Test
    void stepsBecomePicturesAndEpochs() {
        form.steps.set(200);
        form.batchSize.set(2);
        form.accumulation.set(3);
        assertThat(say(0))
                .contains("Learns “a zkw slime” from 8 images")
                .contains("200 steps with an effective batch of 6 (2 × 3 passes) show 1,200 pictures")
                .contains("every image 150 times");
    }

    @Test
    void scaleAndTextEncoderFollowTheForm() {
        form.rank.set(16);
        form.alpha.set(8.0);
        form.textEncoder.set(false);
        assertThat(say(0)).contains("applies it at scale 0.5").contains("text encoder stays as it is");
        form.textEncoder.set(true);
        form.textRate.set(2e-4);
        assertThat(say(0)).contains("text encoder learns too, at a rate of 0.0002");
        form.kind.set(Kind.FULL);
        assertThat(say(0)).contains("the result is a whole model").doesNotContain("rank");
    }

    @Test
    void onlyMissingClassImagesAreMade() {
        form.prior.set(true);
        form.classImages.set(20);
        assertThat(say(0)).contains("20 pictures of “a slime” are made by the base model first");
        assertThat(say(12)).contains("8 of them made by the base model first");
        assertThat(say(20)).contains("are there already");
        form.prior.set(false);
        assertThat(say(0)).contains("the class may turn into the subject");
    }

    @Test
    void anEpochShowsImagesAsOftenAsTheyAreRepeated() {
        form.steps.set(30);
        form.batchSize.set(1);
        var settings = form.settings(form.subject(List.of("/p/1.png", "/p/2.png"), List.of(10, 5)));
        assertThat(RunStory.of(settings, ModelFacts.UNKNOWN, null, 0, 1L << 40))
                .extracting(RunStory.Sentence::text)
                .anyMatch(text -> text.contains("every image 2.0 times its repeats (2.0 epochs)"));
    }

    @Test
    void memoryOfTheCardIsNamedWhereverTheRunMayUseIt() throws Exception {
        ModelFacts starter = ModelFacts.of(java.nio.file.Path.of("assets/starter"));
        assertThat(say(starter, PastSpeed.NONE, 64L << 30)).contains("On a graphics card, if one is used, about");
        form.compute.device.set(Device.CUDA);
        assertThat(say(starter, PastSpeed.NONE, 64L << 30)).contains("On the graphics card about");
        form.compute.device.set(Device.CPU);
        assertThat(say(starter, PastSpeed.NONE, 64L << 30)).doesNotContain("graphics card");
    }

    @Test
    void samplesAreCountedWithTheFirstAndTheLastRow() {
        form.steps.set(120);
        form.samples.every.set(50);
        // steps 0, 50, 100 and 120, two prompts each
        assertThat(say(0)).contains("2 prompts are drawn at step 0 and every 50 steps: 8 pictures");
        form.samples.every.set(0);
        assertThat(say(0)).contains("at the start and the end: 4 pictures");
    }

    @Test
    void timeAndMemoryFollowTheModelAndEarlierRuns() throws Exception {
        assertThat(say(0)).contains("Not known before the model can be read");
        ModelFacts starter = ModelFacts.of(java.nio.file.Path.of("assets/starter"));
        assertThat(say(starter, PastSpeed.NONE, 64L << 30))
                .contains("known better after a first run")
                .containsPattern("About 4\\d\\d MB of this machine's")
                .contains("on disk in all");
        assertThat(say(starter, new PastSpeed(2, 1), 64L << 30)).contains("going by 2 earlier runs");
        assertThat(say(starter, PastSpeed.NONE, 1 << 20)).contains("It will not fit");
    }

    private String say(ModelFacts facts, PastSpeed speed, long machineBytes) {
        TrainingSettings settings = form.settings(form.subject(List.of("/p/1.png")));
        var needs = new RunNeeds(settings, java.util.Objects.requireNonNull(facts.sizes()), 0, speed, null);
        return RunStory.of(settings, facts, needs, 0, machineBytes).stream()
                .map(RunStory.Sentence::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void remedyThatIsChosenChangesTheForm() {
        var model = new TrainModel();
        ModelFacts starter = ModelFacts.of(java.nio.file.Path.of("assets/starter"));
        model.facts().set(starter);
        model.form.kind.set(Kind.FULL);
        model.form.batchSize.set(4);
        var settings = model.form.settings(model.form.subject(List.of("/p/1.png")));
        for (Remedy remedy : Remedy.of(settings, java.util.Objects.requireNonNull(starter.sizes()))) {
            model.apply(remedy);
            var changed = model.form.settings(model.form.subject(List.of("/p/1.png")));
            assertThat(changed).isEqualTo(remedy.settings());
        }
    }
}
