package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTextEncoderParityTest {
    /** sd1 has the quick GELU, sd2 the exact one. */
    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void encodesWhatTransformersEncodes(String model) throws IOException {
        Torch.prepareThread(false);
        try (NDManager manager = Torch.newManager()) {
            Map<String, NDArray> io = Fixtures.tensors("text_encoder/" + model + "/io.safetensors", manager);
            NDArray hidden = model(model).textEncoder(manager).forward(manager, io.get("input_ids"));
            assertClose("last hidden state", hidden, io.get("last_hidden_state"), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void leavesOutLastLayersAsDiffusers(String model) throws IOException {
        Torch.prepareThread(false);
        try (NDManager manager = Torch.newManager()) {
            Map<String, NDArray> io = Fixtures.tensors("text_encoder/" + model + "/io.safetensors", manager);
            ClipTextEncoder text = model(model).textEncoder(manager);
            NDArray skipped = text.forward(manager, io.get("input_ids"), 1);
            assertClose("hidden state", skipped, io.get("clip_skip_1"), 1e-5);
            assertThatThrownBy(() -> text.forward(
                            manager, io.get("input_ids"), text.config().layers()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("clip skip");
        }
    }
}
