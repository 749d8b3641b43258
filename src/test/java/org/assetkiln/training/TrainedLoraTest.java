package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.distance;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.UNet;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.lora.LoraCheck;
import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.model.lora.LoraStack;
import org.assetkiln.model.lora.LoraVerdict;
import org.assetkiln.model.lora.LoraWriter;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.settings.NetworkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A LoRA as the trainer exports it and as the picture engine puts it on the base. */
class TrainedLoraTest {
    @TempDir
    Path folder;

    @Test
    void theExportedLoraOnTheBaseGivesWhatTheTrainedNetworksGive() throws IOException {
        Torch.prepareThread(false);
        try (NDManager manager = Torch.newManager()) {
            UNet unet = model("sd1").unet(manager);
            ClipTextEncoder text = model("sd1").textEncoder(manager);
            NDArray untrained = output(manager, unet, text);
            // Alpha differs from the rank, so that the factor must travel with the file.
            var settings = new NetworkSettings(
                    NetworkSettings.Kind.LORA, 4, 2, NetworkSettings.Target.ATTENTION_AND_FEED_FORWARD, true);
            var trainable = new Trainable(settings, unet, text, 5, manager);
            learnSomething(trainable);
            NDArray trained = output(manager, unet, text);
            assertThat(distance(trained, untrained)).isPositive();
            Path file = folder.resolve("lora.safetensors");
            WeightFiles.write(file, LoraFormat.KOHYA.tensors(trainable.loraLayers(), manager), DType.F32, Map.of());

            UNet base = model("sd1").unet(manager);
            ClipTextEncoder baseText = model("sd1").textEncoder(manager);
            new LoraStack(base, baseText, manager).add(file, 1);
            assertClose("output", output(manager, base, baseText), trained, 1e-6);
        }
    }

    @Test
    void theCheckOfAResultComparesItWithWhatIsTrained() throws IOException {
        Torch.prepareThread(true);
        try (NDManager manager = Torch.newManager()) {
            UNet unet = model("sd1").unet(manager);
            ClipTextEncoder text = model("sd1").textEncoder(manager);
            var settings = new NetworkSettings(
                    NetworkSettings.Kind.LORA, 4, 2, NetworkSettings.Target.ATTENTION_AND_FEED_FORWARD, true);
            var trainable = new Trainable(settings, unet, text, 5, manager);
            Path file = folder.resolve("lora.safetensors");
            int layers = trainable.loraLayers().size();
            LoraWriter.write(file, trainable.loraLayers(), LoraFormat.KOHYA, DType.F32, Map.of(), manager);
            var check = new LoraCheck(unet, text, manager);
            LoraVerdict untrained = check.ofTrained(file, layers, DType.F32);
            assertThat(untrained.effect()).isZero();
            assertThat(untrained.same(0)).isTrue();
            learnSomething(trainable);
            NDArray trained = output(manager, unet, text);
            assertThat(check.ofTrained(file, layers, DType.F32).same(0)).isFalse();
            for (DType dtype : new DType[] {DType.F32, DType.F16, DType.BF16}) {
                LoraWriter.write(file, trainable.loraLayers(), LoraFormat.PEFT, dtype, Map.of(), manager);
                assertThat(check.ofTrained(file, layers, dtype).same(0)).isTrue();
                assertThat(check.ofTrained(file, layers + 1, dtype).same(0)).isFalse();
            }
            // What was trained is still on the networks.
            assertThat(distance(output(manager, unet, text), trained)).isZero();
            trainable.loraLayers().get(0).up().addi(1e6f);
            LoraWriter.write(file, trainable.loraLayers(), LoraFormat.KOHYA, DType.F16, Map.of(), manager);
            assertThat(check.ofTrained(file, layers, DType.F16).same(0)).isFalse();
        }
    }

    /** Gives every weight, of which half begin at 0, something random. */
    private static void learnSomething(Trainable trainable) {
        long seed = 1;
        for (NDArray weight : trainable.all().values()) {
            try (NDArray noise = Kernels.call(
                    weight.getManager(), "uniform", weight.getShape().getShape(), seed++, 0.3)) {
                noise.copyTo(weight);
            }
        }
    }

    private static NDArray output(NDManager manager, UNet unet, ClipTextEncoder text) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("unet/sd1/io.safetensors", manager);
        NDArray ids =
                Fixtures.tensors("text_encoder/sd1/io.safetensors", manager).get("input_ids");
        int batch = (int) io.get("sample").size(0);
        NDArray context = text.forward(manager, ids).get("0:" + batch);
        return unet.forward(manager, io.get("sample"), io.get("timestep"), context);
    }
}
