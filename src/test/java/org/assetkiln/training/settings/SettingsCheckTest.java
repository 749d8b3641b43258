package org.assetkiln.training.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.files.Json;
import org.assetkiln.training.TinyRun;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
    private static final TrainingSettings FINE = everythingOn();
    private static final CaptionedData CAPTIONED = new CaptionedData(
            List.of(CaptionedImage.of("/a.png", "a key"), CaptionedImage.of("/b.png", "a cup")), 0.1, 0.5);

    @Test
    void goodSettingsHaveNoProblem() {
        assertThat(FINE.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/baseModel, '\"\"'",
        "/baseModel, '\"/no/such/folder\"'",
        "/baseModel, '\"\\u0000\"'",
        "/data/instance/images, []",
        "/data/instance/prompt, '\" \"'",
        "/network/rank, 0",
        "/network/rank, 1025",
        "/network/alpha, 0",
        "/optimizer/learningRate, 0",
        "/optimizer/learningRate, 1.5",
        "/optimizer/learningRate, '\"NaN\"'",
        "/optimizer/textEncoderLearningRate, -1",
        "/optimizer/warmupSteps, 11",
        "/optimizer/beta1, 1",
        "/optimizer/weightDecay, -1",
        "/optimizer/epsilon, 0",
        "/optimizer/maxGradientNorm, 0",
        "/optimizer/textEncoderSteps, -1",
        "/optimizer/averageDecay, 1",
        "/network/convolutions/alpha, -1",
        "/network/convolutions/rank, -1",
        "/loss/minSnrGamma, -1",
        "/loss/offsetNoise, 2",
        "/loss/outside, -1",
        "/image/buckets/step, 12",
        "/image/buckets/smallest, 64",
        "/data/holdOut, 0.6",
        "/image/resolution, 33",
        "/image/background, '\"white\"'",
        "/sampling/every, -1",
        "/sampling/steps, 0",
        "/sampling/guidance, -1",
        "/steps, 0",
        "/batchSize, 0",
        "/accumulationSteps, 0",
        "/checkpointEvery, -1",
    })
    void anImpossibleValueIsOneErrorAtItsField(String field, String value) throws Exception {
        assertThat(changed(field, value).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.field())
                    .isEqualTo(field.replaceFirst("^/(data/)?", "").replace('/', '.'));
            assertThat(problem.message()).matches("[A-Z].*\\.");
        });
    }

    @Test
    void aModelThatCannotLearnIsAnErrorBeforeAnythingIsComputed() {
        Path inpainting = TinyRun.model().resolveSibling("sd1_inpainting");
        assertThat(TinyRun.based(inpainting, FINE).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("baseModel");
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.message()).contains(inpainting.toString(), "is an inpainting model", "not train");
        });
        assertThat(TinyRun.based(Path.of("pom.xml"), FINE).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("pom.xml"));
        assertThat(TinyRun.based(TinyRun.model().resolveSibling("sd2"), FINE).problems())
                .isEmpty();
    }

    @Test
    void priorPreservationIsCheckedOnlyWhenItIsOn() {
        assertThat(withPrior(new PriorSettings(false, "", 0, "", -1)).problems())
                .isEmpty();
        assertThat(withPrior(new PriorSettings(true, "", 0, "", -1)).problems())
                .extracting(Problem::field)
                .containsExactly("prior.classPrompt", "prior.classImages", "prior.weight");
    }

    @ParameterizedTest
    @CsvSource({
        "/images, []",
        "/images/0/captions, '[\" \"]'",
        "/images/0/repeats, -1",
        "/captionDropout, 1.5",
        "/holdOut, 0.6",
    })
    void impossibleCaptionedDataAreOneErrorAtTheirField(String field, String value) throws Exception {
        JsonNode all = Json.mapper().valueToTree(TinyRun.learning(CAPTIONED, FINE));
        int last = field.lastIndexOf('/');
        ((ObjectNode) all.at("/data" + field.substring(0, last)))
                .set(field.substring(last + 1), Json.mapper().readTree(value));
        assertThat(Json.mapper().treeToValue(all, TrainingSettings.class).problems())
                .extracting(Problem::field)
                .containsExactly(field.substring(1).replaceFirst("/.*", ""));
    }

    @Test
    void captionedDataWithCaptionsHaveNoProblem() {
        assertThat(TinyRun.learning(CAPTIONED, FINE).problems()).isEmpty();
    }

    @Test
    void aClassPromptWithTheIdentifierInItIsAWarning() {
        assertThat(withPrior(new PriorSettings(true, "A zkw slime ", 1, "", 1)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
                    assertThat(problem.field()).isEqualTo("prior.classPrompt");
                });
    }

    @ParameterizedTest
    @CsvSource({"BF16, false, compute.precision", "FP16, false, compute.precision", "FP32, true, compute.tf32"})
    void whatOnlyAGpuIsGoodAtIsAWarningOnTheProcessor(ComputeSettings.Precision precision, boolean tf32, String field) {
        var onProcessor = new ComputeSettings(precision, false, ComputeSettings.Device.CPU, tf32);
        assertThat(TinyRun.computed(onProcessor, FINE).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
                    assertThat(problem.field()).isEqualTo(field);
                });
        var onGpu = new ComputeSettings(precision, false, ComputeSettings.Device.CUDA, tf32);
        assertThat(TinyRun.computed(onGpu, FINE).problems()).isEmpty();
    }

    private static TrainingSettings everythingOn() {
        TrainingSettings s = TinyRun.settings(List.of("/a.png", "/b.png", "/c.png"), 10);
        var network = new NetworkSettings(
                Kind.LORA, 4, 4, Target.ATTENTION, true, new NetworkSettings.Convolutions(4, 4), List.of("mid_block"));
        var image = new ImageSettings(32, "#ffffff", true, BucketSettings.around(32), true);
        return TinyRun.pictured(image, TinyRun.with(s, PriorSettings.off(), network));
    }

    private static TrainingSettings withPrior(PriorSettings prior) {
        return TinyRun.with(FINE, prior, FINE.network());
    }

    private static TrainingSettings changed(String field, String value) throws Exception {
        ObjectNode all = Json.mapper().valueToTree(FINE);
        int last = field.lastIndexOf('/');
        JsonNode parent = all.at(field.substring(0, last));
        ((ObjectNode) parent).set(field.substring(last + 1), Json.mapper().readTree(value));
        return Json.mapper().treeToValue(all, TrainingSettings.class);
    }
}
