package org.assetkiln.model.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraStackTest {
    private static final String LAYER = "text_model_encoder_layers_0_self_attn_q_proj";
    private static final String PATH = "text_model.encoder.layers.0.self_attn.q_proj";

    @TempDir
    Path folder;

    private NDManager manager;
    private Weights text;

    @BeforeEach
    void start() throws IOException {
        Torch.prepareThread(false);
        manager = Torch.newManager();
        text = model("sd1").textEncoder(manager).weights();
    }

    @AfterEach
    void end() {
        manager.close();
    }

    @Test
    void theNumberedPrefixOfTheTextEncoderMeansTheSame() throws IOException {
        var stack = new LoraStack(LoraNetwork.TEXT_ENCODER, text, manager);
        assertThat(stack.add(file(matrices("lora_te1_" + LAYER, 32, 32)), 1)).isEqualTo(1);
        assertThat(text.arrays()).containsKey(PATH + LoraNames.DOWN);
    }

    @Test
    void strengthAndAlphaScaleTheEffect() throws IOException {
        Map<String, NDArray> tensors = matrices("lora_te_" + LAYER, 32, 32);
        tensors.put("lora_te_" + LAYER + LoraNames.ALPHA, manager.create(1f));
        new LoraStack(LoraNetwork.TEXT_ENCODER, text, manager).add(file(tensors), 0.5);
        // Ones, times the strength, times alpha over rank.
        assertThat(text.get(PATH + LoraNames.UP).toFloatArray()).containsOnly(0.25f);
    }

    @Test
    void convolutionsAreRefusedWithASentence() throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("lora_unet_conv_in.lora_down.weight", manager.ones(new Shape(2, 4, 3, 3)));
        tensors.put("lora_unet_conv_in.lora_up.weight", manager.ones(new Shape(8, 2, 1, 1)));
        refused(LoraNetwork.UNET, model("sd1").unet(manager).weights(), tensors, "conv_in", "convolutions");
    }

    @Test
    void otherKindsOfAdaptersAreRefusedWithASentence() throws IOException {
        Map<String, NDArray> tensors = matrices("lora_te_" + LAYER, 32, 32);
        tensors.put("lora_te_" + LAYER + ".dora_scale", manager.ones(new Shape(32, 1)));
        refused(LoraNetwork.TEXT_ENCODER, text, tensors, "dora_scale", "plain LoRA");
    }

    @Test
    void matricesThatDoNotFitAreRefusedWithASentence() throws IOException {
        refused(LoraNetwork.TEXT_ENCODER, text, matrices("lora_te_" + LAYER, 32, 48), "another model", LAYER);
        Map<String, NDArray> ranks = matrices("lora_te_" + LAYER, 32, 32);
        ranks.put("lora_te_" + LAYER + LoraNames.UP, manager.ones(new Shape(32, 3)));
        refused(LoraNetwork.TEXT_ENCODER, text, ranks, "another model", LAYER);
        Map<String, NDArray> half = matrices("lora_te_" + LAYER, 32, 32);
        half.remove("lora_te_" + LAYER + LoraNames.UP);
        refused(LoraNetwork.TEXT_ENCODER, text, half, "another model", LAYER);
    }

    @Test
    void anUnknownLayerIsRefusedWithASentence() throws IOException {
        refused(LoraNetwork.TEXT_ENCODER, text, matrices("lora_te_of_another", 32, 32), "another model", "of_another");
    }

    /** The fitting layer of each file must not be put on either. */
    private void refused(LoraNetwork network, Weights weights, Map<String, NDArray> tensors, String... words)
            throws IOException {
        Path file = file(tensors);
        var stack = new LoraStack(network, weights, manager);
        int live = manager.getManagedArrays().size();
        assertThatThrownBy(() -> stack.add(file, 1))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll(words)
                .hasMessageStartingWith("test.safetensors");
        assertThat(weights.arrays().keySet()).noneMatch(LoraNames::isLora);
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
