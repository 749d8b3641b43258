package org.assetkiln.model.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.UNet;
import org.assetkiln.tensor.Tape;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LoRA files of other programs, alone and together, against what diffusers and PEFT make of them. */
class LoraParityTest extends EngineTest {
    private UNet unet;
    private ClipTextEncoder text;
    private LoraStack stack;

    @BeforeEach
    void start() throws IOException {
        unet = model("sd1").unet(manager);
        text = model("sd1").textEncoder(manager);
        stack = new LoraStack(unet, text, manager);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "other", "both"})
    void severalFilesWithStrengthsAdaptAsInDiffusers(String name) throws IOException {
        Map<String, NDArray> expected = Fixtures.tensors("lora_load/io.safetensors", manager);
        JsonNode fixture = Fixtures.json("lora_load/fixture.json");
        for (var entry : fixture.get("strengths").get(name).properties()) {
            String file = fixture.get("files").get(entry.getKey()).asText();
            LoraReport report = stack.add(Fixtures.path(file), entry.getValue().asDouble());
            assertThat(report.unknown()).isEmpty();
            assertThat(report.unet()).isPositive();
        }
        assertClose("output", output(), expected.get(name + "/output"), 1e-5);
        assertClose("hidden state", hidden(ids()), expected.get(name + "/last_hidden_state"), 1e-5);
        stack.clear();
        assertClose("output without", output(), expected.get("without/output"), 1e-5);
    }

    /** 117 and 12: every linear layer and convolution inside models/sd1's blocks, and of its text encoder's layers. */
    @ParameterizedTest
    @CsvSource({
        "kohya, 117, 12",
        "kohya_blocks, 117, 12",
        "diffusers_old, 48, 8",
        "diffusers_new, 48, 8",
        "peft, 48, 8",
        "peft_folder/adapter_model, 48, 0"
    })
    void everyLayoutAdaptsAsItsOwnLibraryDoes(String file, int onUnet, int onText) throws IOException {
        String name = file.replace("/adapter_model", "");
        Map<String, NDArray> expected = Fixtures.tensors("lora_formats/io.safetensors", manager);
        LoraReport report = stack.add(Fixtures.path("lora_formats/" + file + ".safetensors"), 1);
        assertThat(report.unknown()).isEmpty();
        assertThat(report.unet()).isEqualTo(onUnet);
        assertThat(report.text()).isEqualTo(onText);
        assertClose("output", output(), expected.get(name + "/output"), 1e-5);
        assertClose("hidden state", hidden(ids().get("0:1")), expected.get(name + "/last_hidden_state"), 1e-5);
    }

    @Test
    void aFileForStableDiffusion2AdaptsAsInDiffusers() throws IOException {
        UNet second = model("sd2").unet(manager);
        ClipTextEncoder secondText = model("sd2").textEncoder(manager);
        Map<String, NDArray> expected = Fixtures.tensors("lora_formats/io_sd2.safetensors", manager);
        LoraReport report =
                new LoraStack(second, secondText, manager).add(Fixtures.path("lora_formats/kohya_sd2.safetensors"), 1);
        assertThat(report.unknown()).isEmpty();
        Map<String, NDArray> io = Fixtures.tensors("unet/sd2/io.safetensors", manager);
        NDArray ids =
                Fixtures.tensors("text_encoder/sd2/io.safetensors", manager).get("input_ids");
        assertClose("output", output(second, io), expected.get("kohya_sd2/output"), 1e-5);
        assertClose(
                "hidden state",
                secondText.forward(manager, ids.get("0:1")),
                expected.get("kohya_sd2/last_hidden_state"),
                1e-5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsOfEveryKindOfLayerAreThoseOfPyTorch(boolean checkpointing) throws IOException {
        Torch.prepareThread(true);
        LoraFile file = LoraFile.read(
                Fixtures.path("lora_formats/kohya.safetensors"), new LoraBase(unet.config(), text.config()), manager);
        stack.add(file.layers(), 1);
        Map<String, NDArray> expected = Fixtures.tensors("lora_formats/gradients.safetensors", manager);
        Map<String, NDArray> learned = new LinkedHashMap<>();
        for (LoraLayer layer : file.layers()) {
            if (expected.containsKey(layer.path() + ".lora_down")) {
                for (NDArray matrix : List.of(layer.down(), layer.up())) {
                    matrix.setRequiresGradient(true);
                }
                learned.put(layer.path() + LoraNames.DOWN, layer.down());
                learned.put(layer.path() + LoraNames.UP, layer.up());
                learned.put(layer.path() + LoraNames.SCALE, manager.create((float) layer.factor()));
            }
        }
        unet.weights().putAll(learned);
        Map<String, NDArray> io = Fixtures.tensors("unet/sd1/io.safetensors", manager);
        var tape = new Tape(manager, checkpointing);
        NDArray output = unet.forward(tape, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
        tape.backward(output, Torch.withoutGradients(() -> output.mul(2f / output.size())));
        assertThat(expected).hasSize(12);
        expected.forEach((name, gradient) ->
                assertClose(name, learned.get(name + ".weight").getGradient(), gradient, 3e-5));
    }

    private NDArray output() throws IOException {
        return output(unet, Fixtures.tensors("unet/sd1/io.safetensors", manager));
    }

    private NDArray output(UNet network, Map<String, NDArray> io) {
        return network.forward(manager, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
    }

    private NDArray ids() throws IOException {
        return Fixtures.tensors("text_encoder/sd1/io.safetensors", manager).get("input_ids");
    }

    private NDArray hidden(NDArray ids) {
        return text.forward(manager, ids);
    }
}
