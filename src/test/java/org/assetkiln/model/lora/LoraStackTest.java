package org.assetkiln.model.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.UNet;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraStackTest extends EngineTest {
    private static final String LAYER = "text_model_encoder_layers_0_self_attn_q_proj";
    private static final String PATH = "text_model.encoder.layers.0.self_attn.q_proj";

    @TempDir
    Path folder;

    private UNet unet;
    private ClipTextEncoder text;
    private LoraStack stack;

    @BeforeEach
    void start() throws IOException {
        unet = model("sd1").unet(manager);
        text = model("sd1").textEncoder(manager);
        stack = new LoraStack(unet, text, manager);
    }

    @Test
    void theNumberedPrefixOfTheTextEncoderMeansTheSame() throws IOException {
        assertThat(stack.add(file(matrices("lora_te1_" + LAYER, 32, 32)), 1).text())
                .isEqualTo(1);
        assertThat(text.weights().arrays()).containsKey(PATH + LoraNames.DOWN);
    }

    @Test
    void strengthAndAlphaScaleTheEffect() throws IOException {
        Map<String, NDArray> tensors = matrices("lora_te_" + LAYER, 32, 32);
        tensors.put("lora_te_" + LAYER + LoraNames.ALPHA, manager.create(1f));
        stack.add(file(tensors), 0.5);
        // Ones, times the strength, times alpha over rank.
        assertThat(text.weights().get(PATH + LoraNames.UP).toFloatArray()).containsOnly(0.25f);
    }

    @Test
    void whatBelongsToNoLayerIsLeftOutAndTold() throws IOException {
        Map<String, NDArray> tensors = matrices("lora_te_" + LAYER, 32, 32);
        tensors.putAll(matrices("lora_te2_" + LAYER, 32, 32));
        tensors.put("something.else", manager.ones(new Shape(2)));
        LoraReport report = stack.add(file(tensors), 0.5);
        assertThat(report.unknown())
                .containsExactlyInAnyOrder(
                        "lora_te2_" + LAYER + LoraNames.DOWN, "lora_te2_" + LAYER + LoraNames.UP, "something.else");
        assertThat(report.sentence())
                .startsWith("test.safetensors at strength 0.5 changes 1 layer of the text network.")
                .contains("3 entries do not belong to this model and were left out, such as lora_te2_");
    }

    @Test
    void aFileOfWhichNothingFitsIsRefusedWithASentence() throws IOException {
        refused(matrices("lora_te_of_another", 32, 32), "fits this model", "of_another");
    }

    @Test
    void otherKindsOfAdaptersAreRefusedWithASentence() throws IOException {
        Map<String, NDArray> tensors = matrices("lora_te_" + LAYER, 32, 32);
        tensors.put("lora_te_" + LAYER + ".dora_scale", manager.ones(new Shape(32, 1)));
        refused(tensors, "dora_scale", "plain LoRA");
    }

    @Test
    void matricesThatDoNotFitAreRefusedWithASentence() throws IOException {
        refused(matrices("lora_te_" + LAYER, 32, 48), "another model", PATH);
        Map<String, NDArray> ranks = matrices("lora_te_" + LAYER, 32, 32);
        ranks.put("lora_te_" + LAYER + LoraNames.UP, manager.ones(new Shape(32, 3)));
        refused(ranks, "another model", PATH);
        Map<String, NDArray> half = matrices("lora_te_" + LAYER, 32, 32);
        half.remove("lora_te_" + LAYER + LoraNames.UP);
        refused(half, "incomplete", PATH);
        Map<String, NDArray> kernel = new LinkedHashMap<>();
        kernel.put("lora_unet_conv_in.lora_down.weight", manager.ones(new Shape(2, 4, 1, 1)));
        kernel.put("lora_unet_conv_in.lora_up.weight", manager.ones(new Shape(16, 2, 1, 1)));
        refused(kernel, "another model", "conv_in");
    }

    @Test
    void oneLayerUnderTwoNamesIsRefusedWithASentence() throws IOException {
        Map<String, NDArray> tensors = matrices("lora_te_" + LAYER, 32, 32);
        tensors.putAll(matrices("lora_te1_" + LAYER, 32, 32));
        refused(tensors, "same layer");
    }

    /** Nothing of a refused file may stay on the model. */
    private void refused(Map<String, NDArray> tensors, String... words) throws IOException {
        Path file = file(tensors);
        int live = manager.getManagedArrays().size();
        assertThatThrownBy(() -> stack.add(file, 1))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll(words)
                .hasMessageStartingWith("test.safetensors");
        assertThat(unet.weights().arrays().keySet()).noneMatch(LoraNames::isLora);
        assertThat(text.weights().arrays().keySet()).noneMatch(LoraNames::isLora);
        assertThat(manager.getManagedArrays()).hasSize(live);
    }

    private Map<String, NDArray> matrices(String module, int outputs, int inputs) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put(module + LoraNames.DOWN, manager.ones(new Shape(2, inputs)));
        tensors.put(module + LoraNames.UP, manager.ones(new Shape(outputs, 2)));
        return tensors;
    }

    private Path file(Map<String, NDArray> tensors) throws IOException {
        Path file = folder.resolve("test.safetensors");
        WeightFiles.write(file, tensors, DType.F32, Map.of());
        return file;
    }
}
