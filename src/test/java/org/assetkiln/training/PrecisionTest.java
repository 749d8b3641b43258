package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.files.Json;
import org.assetkiln.model.UNet;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.tensor.Arrangement;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Storage;
import org.assetkiln.tensor.Tape;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.TrainingControl.Request;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.ComputeSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training with 16-bit numbers beside training with 32-bit ones. */
class PrecisionTest {
    private static final NetworkSettings FULL = new NetworkSettings(Kind.FULL, 1, 1, Target.ATTENTION, true);

    @TempDir
    Path folder;

    private List<String> images;

    @BeforeEach
    void draw() throws IOException {
        images = TinyRun.images(Files.createDirectories(folder.resolve("images")), 3);
    }

    @ParameterizedTest
    @CsvSource({"BF16, false, 1", "BF16, true, 1", "FP16, false, 0.2"})
    void lossesAreAboutThoseOfFp32(ComputeSettings.Precision precision, boolean full, double percent) throws Exception {
        TrainingSettings settings = settings(full, 5);
        List<Double> exact = losses(run("exact", settings));
        List<Double> rounded = losses(run("rounded", computed(precision, settings)));
        assertThat(rounded).hasSize(5).isNotEqualTo(exact);
        for (int i = 0; i < exact.size(); i++) {
            assertThat(rounded.get(i)).as("step %d", i + 1).isCloseTo(exact.get(i), withinPercentage(percent));
        }
    }

    @ParameterizedTest
    @CsvSource({"BF16, false, 0.995", "BF16, true, 0.995", "FP16, false, 0.9999", "FP16, true, 0.9999"})
    void gradientsPointWhereThoseOfFp32Do(Precision precision, boolean checkpointing, double least) throws IOException {
        Torch.prepareThread(true);
        try (NDManager manager = Torch.newManager()) {
            assertThat(bytesOfWeight(precision, manager)).isEqualTo(2);
            float[] exact = loraGradients(Precision.FP32, false, manager);
            float[] rounded = loraGradients(precision, checkpointing, manager);
            assertThat(rounded).isNotEqualTo(exact);
            assertThat(cosine(exact, rounded)).isCloseTo(1, within(1 - least));
        }
    }

    /** DJL knows no BF16, but tells the bytes. */
    private static int bytesOfWeight(Precision precision, NDManager manager) throws IOException {
        UNet unet = Fixtures.model("sd1").unet(new Storage(precision, Arrangement.CHANNELS_LAST), manager);
        NDArray weight = unet.weights().get("conv_in.weight");
        return weight.toByteBuffer().remaining() / (int) weight.size();
    }

    /** All gradients of a LoRA whose ups are not 0. */
    private static float[] loraGradients(Precision precision, boolean checkpointing, NDManager manager)
            throws IOException {
        UNet unet = Fixtures.model("sd1").unet(new Storage(precision, Arrangement.CHANNELS_LAST), manager);
        var network = new NetworkSettings(Kind.LORA, 4, 4, Target.ATTENTION_AND_FEED_FORWARD, false);
        var trainable = new Trainable(network, unet, null, 3, manager);
        long seed = 1;
        for (NDArray weight : trainable.all().values()) {
            Kernels.call(manager, "uniform", weight.getShape().getShape(), seed++, 0.2)
                    .copyTo(weight);
        }
        trainable.optimizer(OptimizerSettings.adamW(1e-3), manager);
        Map<String, NDArray> io = Fixtures.tensors("unet/sd1/io.safetensors", manager);
        var tape = new Tape(manager, checkpointing);
        NDArray output = unet.forward(tape, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
        tape.backward(output, Torch.withoutGradients(() -> output.mul(2f / output.size())));
        List<Float> all = new ArrayList<>();
        for (NDArray weight : trainable.all().values()) {
            for (float value : weight.getGradient().toFloatArray()) {
                all.add(value);
            }
        }
        float[] values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i);
        }
        return values;
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    @ParameterizedTest
    @CsvSource({"BF16, true", "FP16, false"})
    void aResumedRunEqualsAnUninterruptedOneExactly(ComputeSettings.Precision precision, boolean full)
            throws Exception {
        TrainingSettings settings = computed(precision, settings(full, 4));
        List<Double> whole = losses(run("whole", settings));
        List<TrainingEvent> parts = new ArrayList<>();
        run("parts", settings, parts, () -> losses(parts).size() == 2 ? Request.PAUSE : Request.NONE);
        run("parts", settings, parts, () -> Request.NONE);
        assertThat(losses(parts)).isEqualTo(whole);
        // Counted over both halves.
        int goodSteps = precision == ComputeSettings.Precision.FP16 ? 4 : 0;
        Path state = folder.resolve("parts/checkpoints/step-000004/state.json");
        assertThat(Json.mapper()
                        .readTree(state.toFile())
                        .at("/lossScale/goodSteps")
                        .asInt(-1))
                .isEqualTo(goodSteps);
    }

    /** 1 + 1e-6 is 1 in BF16, whose next number is 1.0078. */
    @Test
    void stepsTooSmallForBf16AreNotLost() throws Exception {
        TrainingSettings settings = TinyRun.optimized(
                OptimizerSettings.adamW(1e-6), computed(ComputeSettings.Precision.BF16, settings(true, 3)));
        run("masters", settings);
        Torch.prepareThread(false);
        try (NDManager manager = Torch.newManager()) {
            String name = "conv_norm_out.weight";
            Map<String, NDArray> result = WeightFiles.readAll(
                    folder.resolve("masters/result/model/unet/diffusion_pytorch_model.safetensors"), manager);
            float[] before =
                    Fixtures.model("sd1").unet(manager).weights().get(name).toFloatArray();
            float[] after = result.get(name).toFloatArray();
            assertThat(after).isNotEqualTo(before);
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i]).isCloseTo(before[i], within(1e-5f));
            }
        }
    }

    @Test
    void anOverflowLeavesTheWeightsAsTheyAreAndTheNextStepStartsClean() {
        Torch.prepareThread(true);
        try (NDManager manager = Torch.newManager()) {
            NDArray weight = manager.create(new float[] {1, 2});
            var optimizer = new AdamW(OptimizerSettings.adamW(1e-3));
            optimizer.add(Map.of("weight", weight), 1e-3, manager);
            Kernels.run("backward", weight.mul(Float.POSITIVE_INFINITY).sum());
            assertThat(optimizer.step(1, 1, 4, manager)).isNotFinite();
            assertThat(weight.toFloatArray()).containsExactly(1, 2);
            Kernels.run("backward", weight.mul(8f).sum());
            assertThat(optimizer.step(1, 1, 4, manager)).isCloseTo(2 * Math.sqrt(2), within(1e-6));
            assertThat(weight.toFloatArray()).doesNotContain(1, 2);
        }
    }

    @Test
    void aGpuThatIsNotThereEndsTheRunBeforeAnythingIsLoaded() {
        assumeThat(Engine.getEngine("PyTorch").getGpuCount()).isZero();
        var compute = new ComputeSettings(ComputeSettings.Precision.FP32, false, ComputeSettings.Device.CUDA, false);
        List<TrainingEvent> events = new ArrayList<>();
        assertThatThrownBy(() -> run("none", TinyRun.computed(compute, settings(false, 1)), events, () -> Request.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no NVIDIA GPU");
        assertThat(events).isEmpty();
    }

    private TrainingSettings settings(boolean full, int steps) {
        TrainingSettings lora = TinyRun.settings(images, steps);
        return full
                ? TinyRun.optimized(OptimizerSettings.adamW(2e-4), TinyRun.with(lora, PriorSettings.off(), FULL))
                : lora;
    }

    private static TrainingSettings computed(ComputeSettings.Precision precision, TrainingSettings settings) {
        return TinyRun.computed(new ComputeSettings(precision, false, ComputeSettings.Device.CPU, false), settings);
    }

    private List<TrainingEvent> run(String name, TrainingSettings settings) throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        run(name, settings, events, () -> Request.NONE);
        return events;
    }

    private void run(String name, TrainingSettings settings, List<TrainingEvent> events, TrainingControl control)
            throws Exception {
        new Trainer(settings, new TrainingOutput(folder.resolve(name), folder.resolve("cache")), events::add, control)
                .run();
    }

    private static List<Double> losses(List<TrainingEvent> events) {
        return events.stream()
                .filter(TrainingEvent.Step.class::isInstance)
                .map(event -> ((TrainingEvent.Step) event).loss())
                .toList();
    }
}
