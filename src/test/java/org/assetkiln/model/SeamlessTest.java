package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.error;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeamlessTest extends EngineTest {
    private Map<String, NDArray> io;

    @BeforeEach
    void start() throws IOException {
        io = Fixtures.tensors("seamless/sd1/io.safetensors", manager);
    }

    @Test
    void networkAndAutoencoderEqualThoseOfDiffusersWithCircularPadding() throws IOException {
        UNet unet = model("sd1").unet(manager);
        AutoencoderKl vae = model("sd1").vae(manager);
        Seamless.set(unet.weights(), true);
        Seamless.set(vae.weights(), true);
        assertClose("output", predicted(unet, io.get("latents")), io.get("output"), 1e-5);
        assertClose("moments", vae.encode(manager, io.get("pixels")), io.get("moments"), 1e-5);
        assertClose("pixels", vae.decode(manager, io.get("latents")), io.get("decoded"), 1e-5);
    }

    @Test
    void aPictureThatIsMovedAroundIsTheSamePictureMoved() throws IOException {
        AutoencoderKl vae = model("sd1").vae(manager);
        NDArray latents = io.get("latents");
        NDArray moved = rolled(latents, 5);
        int pixels = 5 * vae.reduction();
        assertThat(error(vae.decode(manager, moved), rolled(vae.decode(manager, latents), pixels)))
                .isGreaterThan(0.01);
        Seamless.set(vae.weights(), true);
        assertClose("moved", vae.decode(manager, moved), rolled(vae.decode(manager, latents), pixels), 1e-5);
    }

    @Test
    void turnedOffNothingIsLeftOfIt() throws IOException {
        UNet unet = model("sd1").unet(manager);
        var names = Map.copyOf(unet.weights().arrays()).keySet();
        float[] before = predicted(unet, io.get("latents")).toFloatArray();
        Seamless.set(unet.weights(), true);
        Seamless.set(unet.weights(), true);
        Seamless.set(unet.weights(), false);
        Seamless.set(unet.weights(), false);
        assertThat(predicted(unet, io.get("latents")).toFloatArray()).isEqualTo(before);
        assertThat(unet.weights().arrays().keySet()).isEqualTo(names);
    }

    private NDArray predicted(UNet unet, NDArray latents) {
        return unet.forward(manager, latents, io.get("timesteps"), io.get("context"));
    }

    /** Moved to the right; what leaves comes in at the left. */
    private static NDArray rolled(NDArray picture, int by) {
        long width = picture.getShape().get(3);
        return picture.get(":, :, :, %d:".formatted(width - by))
                .concat(picture.get(":, :, :, :%d".formatted(width - by)), 3);
    }
}
