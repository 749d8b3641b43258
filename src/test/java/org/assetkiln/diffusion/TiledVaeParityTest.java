package org.assetkiln.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TiledVaeParityTest extends EngineTest {
    private TiledVae vae;
    private Map<String, NDArray> io;

    @BeforeEach
    void start() throws IOException {
        vae = new TiledVae(Fixtures.model("sd1").vae(manager));
        io = Fixtures.tensors("vae/sd1/tiled.safetensors", manager);
    }

    @Test
    void encodesInTilesAsDiffusersDoes() {
        assertClose("moments", vae.encode(manager, io.get("pixels")), io.get("moments"), 1e-5);
    }

    @Test
    void decodesInTilesAsDiffusersDoes() {
        assertClose("pixels", vae.decode(manager, io.get("latents")), io.get("decoded"), 1e-5);
    }

    @Test
    void leavesOnlyTheResultOnItsScope() {
        int before = manager.getManagedArrays().size();
        vae.decode(manager, io.get("latents"));
        assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }
}
