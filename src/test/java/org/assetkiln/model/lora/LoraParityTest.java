package org.assetkiln.model.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.UNet;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One LoRA of ours, one over all layers as kohya's trainer makes them, and both together at strengths of their own. */
class LoraParityTest {
    private NDManager manager;
    private Map<String, NDArray> expected;

    @BeforeEach
    void start() throws IOException {
        Torch.prepareThread(false);
        manager = Torch.newManager();
        expected = Fixtures.tensors("lora_load/io.safetensors", manager);
    }

    @AfterEach
    void end() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "other", "both"})
    void adaptsTheUNetAsDiffusersDoes(String files) throws IOException {
        UNet unet = model("sd1").unet(manager);
        load(files, LoraNetwork.UNET, unet.weights());
        Map<String, NDArray> io = Fixtures.tensors("unet/sd1/io.safetensors", manager);
        NDArray output = unet.forward(manager, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
        assertClose("output", output, expected.get(files + "/output"), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "other", "both"})
    void adaptsTheTextEncoderAsDiffusersDoes(String files) throws IOException {
        ClipTextEncoder encoder = model("sd1").textEncoder(manager);
        load(files, LoraNetwork.TEXT_ENCODER, encoder.weights());
        NDArray ids =
                Fixtures.tensors("text_encoder/sd1/io.safetensors", manager).get("input_ids");
        assertClose("hidden state", encoder.forward(manager, ids), expected.get(files + "/last_hidden_state"), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "other", "both"})
    void leavesTheNetworkAsItWasWhenTakenOff(String files) throws IOException {
        UNet unet = model("sd1").unet(manager);
        load(files, LoraNetwork.UNET, unet.weights()).clear();
        Map<String, NDArray> io = Fixtures.tensors("unet/sd1/io.safetensors", manager);
        NDArray output = unet.forward(manager, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
        assertClose("output", output, expected.get("without/output"), 1e-5);
    }

    private LoraStack load(String name, LoraNetwork network, Weights weights) throws IOException {
        JsonNode fixture = Fixtures.json("lora_load/fixture.json");
        LoraStack stack = new LoraStack(network, weights, manager);
        for (var entry : fixture.get("strengths").get(name).properties()) {
            String file = fixture.get("files").get(entry.getKey()).asText();
            assertThat(stack.add(Fixtures.path(file), entry.getValue().asDouble()))
                    .isPositive();
        }
        return stack;
    }
}
