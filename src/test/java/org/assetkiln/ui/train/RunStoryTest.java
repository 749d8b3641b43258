package org.assetkiln.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoryTest {
    private TrainForm form;

    @BeforeEach
    void fill() {
        form = new TrainForm();
        form.instancePrompt.set("a zkw slime");
        form.classPrompt.set("a slime");
        form.prompts.set("a zkw slime\n\n a zkw slime on grass \n");
    }

    private String say(PastSpeed speed, int classImagesThere) {
        List<String> images =
                IntStream.range(0, 8).mapToObj(i -> "/p/" + i + ".png").toList();
        return RunStory.of(form.settings(form.subject(images)), ModelFacts.UNKNOWN, speed, classImagesThere).stream()
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
                RunStory.of(form.settings(new CaptionedData(images, 0.05, 0.1)), ModelFacts.UNKNOWN, PastSpeed.NONE, 0)
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
    void stepsBecomePicturesAndEpochs() {
        form.steps.set(200);
        form.batchSize.set(2);
        form.accumulation.set(3);
        assertThat(say(PastSpeed.NONE, 0))
                .contains("Learns “a zkw slime” from 8 images")
                .contains("200 steps with an effective batch of 6 (2 × 3 passes) show 1,200 pictures")
                .contains("every image 150 times");
    }

    @Test
    void scaleAndTextEncoderFollowTheForm() {
        form.rank.set(16);
        form.alpha.set(8.0);
        form.textEncoder.set(false);
        assertThat(say(PastSpeed.NONE, 0)).contains("applies it at scale 0.5").contains("text encoder stays as it is");
        form.textEncoder.set(true);
        form.textRate.set(2e-4);
        assertThat(say(PastSpeed.NONE, 0)).contains("text encoder learns too, at a rate of 0.0002");
        form.kind.set(Kind.FULL);
        assertThat(say(PastSpeed.NONE, 0))
                .contains("the result is a whole model")
                .doesNotContain("rank");
    }

    @Test
    void onlyMissingClassImagesAreMade() {
        form.prior.set(true);
        form.classImages.set(20);
        assertThat(say(PastSpeed.NONE, 0)).contains("20 pictures of “a slime” are made by the base model first");
        assertThat(say(PastSpeed.NONE, 12)).contains("8 of them made by the base model first");
        assertThat(say(PastSpeed.NONE, 20)).contains("are there already");
        form.prior.set(false);
        assertThat(say(PastSpeed.NONE, 0)).contains("the class may turn into the subject");
    }

    @Test
    void samplesAreCountedWithTheFirstAndTheLastRow() {
        form.steps.set(120);
        form.sampleEvery.set(50);
        // steps 0, 50, 100 and 120, two prompts each
        assertThat(say(PastSpeed.NONE, 0)).contains("2 prompts are drawn at step 0 and every 50 steps: 8 pictures");
        form.sampleEvery.set(0);
        assertThat(say(PastSpeed.NONE, 0)).contains("at the start and the end: 4 pictures");
    }

    @Test
    void timeIsSaidOnlyFromEarlierRuns() {
        form.steps.set(300);
        form.batchSize.set(1);
        form.prior.set(true);
        assertThat(say(PastSpeed.NONE, 0)).contains("Not known before a first run");
        // 300 steps × 2 pictures × 0.5 s = 5 minutes
        assertThat(say(new PastSpeed(2, 0.5), 0)).contains("About 5 minutes for the steps, going by 2 earlier runs");
    }

    @Test
    void loraWeightsAreCountedFromTheShapes() {
        // SD 1.5: 16 transformer blocks; rank 4 on attention holds 797,184 numbers (diffusers' LoRA is 3.2 MB in
        // float32)
        var sd15 = new java.util.ArrayList<ModelFacts.Block>();
        int[][] widths = {{320, 5}, {640, 5}, {1280, 6}};
        for (int[] width : widths) {
            for (int i = 0; i < width[1]; i++) {
                sd15.add(new ModelFacts.Block(width[0], 768, 4 * width[0], true));
            }
        }
        long weights =
                sd15.stream().mapToLong(block -> block.loraWeights(4, false)).sum();
        assertThat(weights).isEqualTo(797_184);
    }
}
