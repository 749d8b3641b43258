package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.model.ModelFolder;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.training.DreamBoothTrainer.Outcome;
import org.assetkiln.training.TrainingControl.Request;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.DreamBoothSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreamBoothTrainerTest {
    @TempDir
    Path folder;

    private List<String> images;

    @BeforeEach
    void draw() throws IOException {
        images = TinyRun.images(Files.createDirectories(folder.resolve("images")), 3);
    }

    @Test
    void aRunTellsItsStepsSamplesAndValidationAndLeavesAKohyaLora() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        Outcome outcome = run("plain", TinyRun.settings(images, 4), events, () -> Request.NONE);
        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(steps(events)).extracting(TrainingEvent.Step::step).containsExactly(1, 2, 3, 4);
        assertThat(steps(events))
                .allSatisfy(step -> assertThat(step.loss()).isFinite().isPositive());
        assertThat(of(events, TrainingEvent.Sample.class))
                .extracting(TrainingEvent.Sample::step)
                .containsExactly(0, 4);
        assertThat(of(events, TrainingEvent.Validation.class))
                .extracting(TrainingEvent.Validation::step)
                .containsExactly(0, 4);
        try (var lora = SafetensorsFile.open(folder.resolve("plain/result/plain.safetensors"))) {
            assertThat(lora.names())
                    .contains(
                            "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_out_0.lora_up.weight",
                            "lora_unet_mid_block_attentions_0_transformer_blocks_0_ff_net_0_proj.alpha",
                            "lora_te_text_model_encoder_layers_0_self_attn_q_proj.lora_down.weight");
            assertThat(lora.metadata())
                    .containsEntry("ss_network_dim", "4")
                    .containsEntry("modelspec.trigger_phrase", "a zkw slime");
        }
    }

    @Test
    void aPausedAndResumedRunEqualsAnUninterruptedOneExactly() throws Exception {
        DreamBoothSettings settings = TinyRun.settings(images, 6);
        List<TrainingEvent> whole = new ArrayList<>();
        run("whole", settings, whole, () -> Request.NONE);

        List<TrainingEvent> parts = new ArrayList<>();
        Outcome first = run("parts", settings, parts, () -> steps(parts).size() == 3 ? Request.PAUSE : Request.NONE);
        assertThat(first).isEqualTo(Outcome.PAUSED);
        assertThat(run("parts", settings, parts, () -> Request.NONE)).isEqualTo(Outcome.FINISHED);

        assertThat(steps(parts))
                .extracting(TrainingEvent.Step::loss)
                .containsExactlyElementsOf(
                        steps(whole).stream().map(TrainingEvent.Step::loss).toList());
        assertThat(folder.resolve("parts/result/parts.safetensors")).satisfies(file -> assertThat(Files.size(file))
                .isEqualTo(Files.size(folder.resolve("whole/result/whole.safetensors"))));
    }

    @Test
    void priorPreservationMakesItsClassImagesAndReportsBothLosses() throws Exception {
        var settings = TinyRun.with(
                TinyRun.settings(images, 2),
                new PriorSettings(true, "a slime", 3, "", 0.5),
                new NetworkSettings(NetworkSettings.Kind.LORA, 2, 2, NetworkSettings.Target.ATTENTION, false));
        List<TrainingEvent> events = new ArrayList<>();
        run("prior", settings, events, () -> Request.NONE);
        assertThat(folder.resolve("prior/class-images")).isDirectoryContaining("glob:**/class-0002.png");
        assertThat(steps(events))
                .allSatisfy(step -> assertThat(step.priorLoss()).isPositive());
        TrainingEvent.Step step = steps(events).get(0);
        assertThat(step.loss())
                .isCloseTo(
                        step.instanceLoss() + 0.5 * step.priorLoss(),
                        org.assertj.core.data.Percentage.withPercentage(0.01));
    }

    @Test
    void fullFineTuningLeavesAModelFolderThatLoads() throws Exception {
        var settings = TinyRun.with(
                TinyRun.settings(images, 2),
                PriorSettings.off(),
                new NetworkSettings(NetworkSettings.Kind.FULL, 1, 1, NetworkSettings.Target.ATTENTION, false));
        run("full", settings, new ArrayList<>(), () -> Request.NONE);
        Path result = folder.resolve("full/result/model");
        assertThat(ModelFolder.open(result).pixels())
                .isEqualTo(ModelFolder.open(TinyRun.model()).pixels());
        assertThat(Files.mismatch(
                        result.resolve("unet/diffusion_pytorch_model.safetensors"),
                        TinyRun.model().resolve("unet/diffusion_pytorch_model.safetensors")))
                .isNotNegative();
    }

    @Test
    void anUnreadableImageIsAFindingAndNotTheEnd() throws Exception {
        Path broken = Files.writeString(folder.resolve("images/broken.png"), "no picture");
        List<String> all = new ArrayList<>(images);
        all.add(broken.toString());
        List<TrainingEvent> events = new ArrayList<>();
        assertThat(run("broken", TinyRun.settings(all, 1), events, () -> Request.NONE))
                .isEqualTo(Outcome.FINISHED);
        assertThat(of(events, TrainingEvent.Finding.class))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("broken.png"));
    }

    @Test
    void noReadableImageStopsBeforeTrainingWithASentence() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
        var settings = TinyRun.settings(List.of(broken.toString()), 1);
        assertThatThrownBy(() -> run("none", settings, new ArrayList<>(), () -> Request.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("None of the 1 instance images");
    }

    private Outcome run(String name, DreamBoothSettings settings, List<TrainingEvent> events, TrainingControl control)
            throws Exception {
        var output = new TrainingOutput(folder.resolve(name), folder.resolve("cache"));
        return new DreamBoothTrainer(settings, output, events::add, control).run();
    }

    private static List<TrainingEvent.Step> steps(List<TrainingEvent> events) {
        return of(events, TrainingEvent.Step.class);
    }

    private static <T> List<T> of(List<TrainingEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
