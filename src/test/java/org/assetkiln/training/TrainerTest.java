package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.training.Trainer.Outcome;
import org.assetkiln.training.TrainingControl.Request;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.InstanceSettings;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OutputSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.SamplingSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
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
        TrainingSettings settings = TinyRun.settings(images, 6);
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
                .isCloseTo(step.instanceLoss() + 0.5 * step.priorLoss(), Percentage.withPercentage(0.01));
    }

    @Test
    void fullFineTuningLeavesAModelFolderThatLoads() throws Exception {
        var settings = TinyRun.with(
                TinyRun.settings(images, 2),
                PriorSettings.off(),
                new NetworkSettings(NetworkSettings.Kind.FULL, 1, 1, NetworkSettings.Target.ATTENTION, false));
        run("full", settings, new ArrayList<>(), () -> Request.NONE);
        Path result = folder.resolve("full/result/model");
        assertThat(ModelFiles.open(result).pixels())
                .isEqualTo(ModelFiles.open(TinyRun.model()).pixels());
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
                .hasMessageContaining("None of the 1 images");
    }

    @Test
    void moreThanABatchOfOneImageIsDrawnAgainAndAgain() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        var settings = TinyRun.accumulating(3, TinyRun.settings(images.subList(0, 1), 2));
        assertThat(run("one", settings, events, () -> Request.NONE)).isEqualTo(Outcome.FINISHED);
        assertThat(steps(events)).hasSize(2).allSatisfy(step -> assertThat(step.loss())
                .isCloseTo(step.instanceLoss(), Percentage.withPercentage(0.01)));
    }

    @Test
    void pausingAtAStepThatIsSavedAnywaySavesItOnce() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        var settings = TinyRun.checkpointedEvery(2, TinyRun.settings(images, 6));
        Outcome outcome =
                run("twice", settings, events, () -> steps(events).size() == 2 ? Request.PAUSE : Request.NONE);
        assertThat(outcome).isEqualTo(Outcome.PAUSED);
        assertThat(of(events, TrainingEvent.Checkpoint.class))
                .extracting(TrainingEvent.Checkpoint::step)
                .containsExactly(2);
    }

    @Test
    void theLastCheckpointsStayAndTheOneWithTheLowestValidationLoss() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        var usual = TinyRun.checkpointedEvery(1, TinyRun.settings(images, 8));
        SamplingSettings s = usual.sampling();
        var settings = TinyRun.sampled(
                new SamplingSettings(List.of(), 1, s.steps(), s.guidance(), s.sampler(), s.seed(), 2), usual);
        run("kept", settings, events, () -> Request.NONE);
        int best = of(events, TrainingEvent.Validation.class).stream()
                .filter(validation -> validation.step() > 0)
                .min(Comparator.comparingDouble(TrainingEvent.Validation::loss))
                .orElseThrow()
                .step();
        Set<String> expected = Stream.of(best, 7, 8).map("step-%06d"::formatted).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(folder.resolve("kept/checkpoints"))) {
            assertThat(folders.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void keepingAllCheckpointsDeletesNone() throws Exception {
        var settings = TinyRun.written(
                new OutputSettings(OutputSettings.Format.KOHYA, OutputSettings.Precision.F32, 0),
                TinyRun.checkpointedEvery(1, TinyRun.settings(images, 4)));
        run("all", settings, new ArrayList<>(), () -> Request.NONE);
        try (Stream<Path> folders = Files.list(folder.resolve("all/checkpoints"))) {
            assertThat(folders).hasSize(4);
        }
    }

    @Test
    void anImageThatIsRepeatedIsSeenSoOftenInAnEpoch() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        var usual = TinyRun.settings(images, 5);
        List<Integer> repeats = new ArrayList<>(Collections.nCopies(images.size(), 1));
        repeats.set(0, 8);
        var data = new DreamBoothData(new InstanceSettings(images, "a zkw slime", repeats), PriorSettings.off());
        run("repeats", TinyRun.learning(data, usual), events, () -> Request.NONE);
        List<Integer> seen = of(events, TrainingEvent.Errors.class).stream()
                .flatMap(errors -> errors.images().stream())
                .limit(8L + images.size() - 1)
                .toList();
        assertThat(seen).filteredOn(image -> image == 0).hasSize(8);
    }

    @Test
    void aSubjectsImagesMayBeHeldOutTooAndEachIsMeasured() throws Exception {
        var data = new DreamBoothData(new InstanceSettings(images, "a zkw slime"), PriorSettings.off(), 0.3);
        List<TrainingEvent> events = new ArrayList<>();
        run("held", TinyRun.learning(data, TinyRun.settings(images, 4)), events, () -> Request.NONE);
        TrainingEvent.Validation measured =
                of(events, TrainingEvent.Validation.class).get(0);
        List<Integer> held = measured.images();
        assertThat(held).hasSize((int) Math.round(0.3 * images.size()));
        assertThat(of(events, TrainingEvent.Errors.class))
                .flatExtracting(TrainingEvent.Errors::images)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(held);
        assertThat(measured.errors().stream()
                        .mapToDouble(error -> error)
                        .average()
                        .orElseThrow())
                .isCloseTo(measured.loss(), Percentage.withPercentage(1e-3));
    }

    @Test
    void theValidationLossCountsWhereTheMaskSays() throws Exception {
        List<TrainingEvent> everywhere = new ArrayList<>();
        List<TrainingEvent> masked = new ArrayList<>();
        var usual = TinyRun.settings(images, 1);
        run("everywhere", usual, everywhere, () -> Request.NONE);
        var alpha = new LossSettings(0, 0, LossSettings.Mask.ALPHA, 0);
        run("masked", TinyRun.weighted(alpha, usual), masked, () -> Request.NONE);
        double all = of(everywhere, TrainingEvent.Validation.class).get(0).loss();
        double part = of(masked, TrainingEvent.Validation.class).get(0).loss();
        // Drawn things leave about half of their picture transparent.
        assertThat(part).isPositive().isLessThan(0.9 * all);
    }

    @Test
    void aRequestDuringPreparationIsObeyedBeforeAnyStep() throws Exception {
        for (Request request : List.of(Request.PAUSE, Request.STOP)) {
            List<TrainingEvent> events = new ArrayList<>();
            TrainingControl control = () -> encoding(events) ? request : Request.NONE;
            Outcome outcome = run(request.name(), TinyRun.settings(images, 2), events, control);
            assertThat(outcome).isEqualTo(request == Request.PAUSE ? Outcome.PAUSED : Outcome.STOPPED);
            assertThat(steps(events)).isEmpty();
            assertThat(folder.resolve(request.name()).resolve("result")).doesNotExist();
        }
    }

    @Test
    void aResumedRunThatIsStoppedAtOnceStillLeavesItsResult() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        TrainingSettings settings = TinyRun.settings(images, 4);
        run("stopped", settings, events, () -> steps(events).size() == 1 ? Request.PAUSE : Request.NONE);
        assertThat(run("stopped", settings, events, () -> Request.STOP)).isEqualTo(Outcome.STOPPED);
        assertThat(steps(events)).hasSize(1);
        assertThat(folder.resolve("stopped/result/stopped.safetensors")).exists();
    }

    @Test
    void aRunKilledBeforeItsResultWasWrittenWritesItWhenResumed() throws Exception {
        TrainingSettings settings = TinyRun.settings(images, 2);
        run("late", settings, new ArrayList<>(), () -> Request.NONE);
        Path result = folder.resolve("late/result/late.safetensors");
        byte[] before = Files.readAllBytes(result);
        Files.delete(result);
        assertThat(run("late", settings, new ArrayList<>(), () -> Request.NONE)).isEqualTo(Outcome.FINISHED);
        assertThat(result).hasBinaryContent(before);
    }

    @Test
    void aDamagedCheckpointSaysWhatToDo() throws Exception {
        TrainingSettings settings = TinyRun.settings(images, 2);
        run("damaged", settings, new ArrayList<>(), () -> Request.NONE);
        Files.writeString(folder.resolve("damaged/checkpoints/step-000002/optimizer.safetensors"), "cut off");
        assertThatThrownBy(() -> run("damaged", settings, new ArrayList<>(), () -> Request.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("step-000002 is damaged: delete its folder");
    }

    @Test
    void whatAKilledProcessLeftOfACheckpointDoesNotDisturbTheNext() throws Exception {
        Path partial = Files.createDirectories(folder.resolve("killed/checkpoints/partial-step-000002"));
        Files.writeString(partial.resolve(".weights.safetensors.1-1.tmp"), "half");
        run("killed", TinyRun.settings(images, 2), new ArrayList<>(), () -> Request.NONE);
        assertThat(partial).doesNotExist();
        assertThat(folder.resolve("killed/checkpoints/step-000002"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void classImagesOfTheUsersFolderStayAndOnlyMissingOnesAreMade() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own"));
        TinyRun.images(own, 1);
        // A number that is taken although images are missing before it.
        Path taken = Files.move(Path.of(TinyRun.images(own, 2).get(1)), own.resolve("class-0001.png"));
        byte[] before = Files.readAllBytes(taken);
        var settings = TinyRun.with(
                TinyRun.settings(images, 1),
                new PriorSettings(true, "a slime", 4, own.toString(), 1),
                new NetworkSettings(NetworkSettings.Kind.LORA, 2, 2, NetworkSettings.Target.ATTENTION, false));
        assertThat(run("users", settings, new ArrayList<>(), () -> Request.NONE))
                .isEqualTo(Outcome.FINISHED);
        assertThat(taken).hasBinaryContent(before);
        try (var files = Files.list(own)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("image-0.png", "class-0000.png", "class-0001.png", "class-0002.png");
        }
    }

    @Test
    void aMissingModelAndAnUnwritableFolderStopBeforeTraining() throws Exception {
        var gone = TinyRun.based(folder.resolve("nowhere"), TinyRun.settings(images, 1));
        assertThatThrownBy(() -> run("gone", gone, new ArrayList<>(), () -> Request.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContainingAll("no model", "nowhere", "model_index.json");
        Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> run("file", TinyRun.settings(images, 1), new ArrayList<>(), () -> Request.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContainingAll("cannot be written", "another place");
    }

    private static boolean encoding(List<TrainingEvent> events) {
        return of(events, TrainingEvent.Phase.class).stream()
                .anyMatch(phase -> phase.name().equals("Encoding images"));
    }

    private Outcome run(String name, TrainingSettings settings, List<TrainingEvent> events, TrainingControl control)
            throws Exception {
        var output = new TrainingOutput(folder.resolve(name), folder.resolve("cache"));
        return new Trainer(settings, output, events::add, control).run();
    }

    private static List<TrainingEvent.Step> steps(List<TrainingEvent> events) {
        return of(events, TrainingEvent.Step.class);
    }

    private static <T> List<T> of(List<TrainingEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
