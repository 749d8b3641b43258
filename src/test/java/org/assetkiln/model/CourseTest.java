package org.assetkiln.model;

import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.model.lora.LoraStack;
import org.assetkiln.tensor.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worked out once for all steps gives what each step would give alone. */
class CourseTest extends EngineTest {
    private static final double[] TIMES = {981, 501.5, 1};

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void predictsAtEachStepWhatTheNetworkPredictsThere(String model) throws IOException {
        assertSame(model(model).unet(manager), model, 1e-5);
    }

    @Test
    void knowsTheLoraOnEveryLayer() throws IOException {
        UNet unet = model("sd1").unet(manager);
        LoraStack stack = new LoraStack(unet, model("sd1").textEncoder(manager), manager);
        stack.add(Fixtures.path("lora_formats/kohya.safetensors"), 1);
        assertSame(unet, "sd1", 1e-5);
    }

    /** Sums are rounded elsewhere: 8 significant bits in every layer. */
    @Test
    void staysNearInShortNumbers() throws IOException {
        assertSame(model("sd1").unet(manager).computing(Precision.BF16), "sd1", 0.03);
    }

    private void assertSame(UNet unet, String model, double allowed) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("unet/" + model + "/io.safetensors", manager);
        NDArray latents = io.get("sample");
        NDArray context = io.get("encoder_hidden_states");
        Course course = unet.course(manager, TIMES, context);
        for (int i = 0; i < TIMES.length; i++) {
            float[] times = new float[(int) latents.getShape().get(0)];
            Arrays.fill(times, (float) TIMES[i]);
            NDArray expected = unet.forward(manager, latents, manager.create(times), context);
            assertClose("step " + i, unet.forward(manager, latents, course, i), expected, allowed);
        }
    }
}
