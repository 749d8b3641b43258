package org.assetkiln.model.blip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.tensor.Direct;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Tape;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network beside transformers' BlipForConditionalGeneration: base has tied word embeddings, large has not. */
class BlipParityTest {
    private NDManager manager;

    @BeforeEach
    void open() {
        Torch.prepareThread(false);
        manager = Torch.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private Map<String, NDArray> io(String name) throws IOException {
        return Fixtures.tensors("blip/" + name + "/io.safetensors", manager);
    }

    private Blip blip(String name) throws IOException {
        return BlipFiles.open(Fixtures.path("blip/" + name)).load(manager);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "large"})
    void seesAndReadsAsTransformers(String name) throws IOException {
        Map<String, NDArray> io = io(name);
        Blip blip = blip(name);
        var run = new Direct(manager);
        assertThat(blip.config().text().tied()).isEqualTo(name.equals("base"));
        NDArray image = blip.image(run, io.get("pixels"));
        assertClose("image tokens", image, io.get("image"), 1e-5);
        NDArray logits = blip.logits(run, image, io.get("ids"));
        for (int row = 0; row < io.get("ids").getShape().get(0); row++) {
            // What stands at the places of padding depends on the mask, which only transformers has.
            long length = io.get("mask").get(row).sum().getLong();
            String read = "%d,:%d".formatted(row, length);
            assertClose("logits", logits.get(read), io.get("logits").get(read), 1e-5);
        }
        assertClose("loss", blip.loss(run, logits, io.get("labels"), 0.1).reshape(1), io.get("loss"), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "large"})
    void learnsAsTransformers(String name) throws IOException {
        Map<String, NDArray> io = io(name);
        Blip blip = blip(name);
        blip.weights().arrays().values().forEach(weight -> weight.setRequiresGradient(true));
        Torch.prepareThread(true);
        var run = new Direct(manager);
        NDArray logits = blip.logits(run, blip.image(run, io.get("pixels")), io.get("ids"));
        Kernels.run("backward", blip.loss(run, logits, io.get("labels"), 0.1));
        Torch.prepareThread(false);
        assertGradients(blip, io);
    }

    /** Block by block, each computed again for its backward pass. */
    @ParameterizedTest
    @ValueSource(strings = {"base", "large"})
    void learnsOnATape(String name) throws IOException {
        Map<String, NDArray> io = io(name);
        Blip blip = blip(name);
        blip.weights().arrays().values().forEach(weight -> weight.setRequiresGradient(true));
        var tape = new Tape(manager, true);
        NDArray logits = blip.logits(tape, blip.image(tape, io.get("pixels")), io.get("ids"));
        // The loss has no weights, the tape follows it because it asks for the logits' gradient.
        NDArray loss = blip.loss(tape, logits, io.get("labels"), 0.1);
        tape.backward(loss, loss.onesLike());
        assertGradients(blip, io);
    }

    private static void assertGradients(Blip blip, Map<String, NDArray> io) {
        int compared = 0;
        for (String key : io.keySet()) {
            if (key.startsWith("gradient.")) {
                String weight = key.substring("gradient.".length());
                assertClose(key, blip.weights().get(weight).getGradient(), io.get(key), 2e-5);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(7);
    }
}
