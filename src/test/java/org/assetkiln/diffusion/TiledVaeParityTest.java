package org.assetkiln.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TiledVaeParityTest {
    private NDManager manager;
    private TiledVae vae;
    private Map<String, NDArray> io;

    @BeforeEach
    void start() throws IOException {
        Torch.prepareThread(false);
        manager = Torch.newManager();
        vae = new TiledVae(Fixtures.model("sd1").vae(manager));
        io = Fixtures.tensors("vae/sd1/tiled.safetensors", manager);
    }

    @AfterEach
    void end() {
        manager.close();
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
