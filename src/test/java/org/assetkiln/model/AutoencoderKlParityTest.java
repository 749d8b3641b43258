package org.assetkiln.model;

import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoencoderKlParityTest extends EngineTest {
    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void encodesToTheMomentsOfDiffusers(String model) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("vae/" + model + "/io.safetensors", manager);
        NDArray moments = model(model).vae(manager).encode(manager, io.get("pixels"));
        NDArray[] halves = moments.split(2, 1).toArray(NDArray[]::new);
        assertClose("mean", halves[0], io.get("mean"), 1e-5);
        assertClose("log variance", halves[1].clip(-30, 20), io.get("logvar"), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void decodesToThePixelsOfDiffusers(String model) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("vae/" + model + "/io.safetensors", manager);
        assertClose("pixels", model(model).vae(manager).decode(manager, io.get("noise")), io.get("decoded"), 1e-5);
    }
}
