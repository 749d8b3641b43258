package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.tensor.Arrangement;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Storage;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On the starter model, whose convolutions are wide enough to be packed. */
class ArrangementTest {
    private static final Path STARTER = Path.of("assets/starter");

    @ParameterizedTest
    @EnumSource(
            value = Arrangement.class,
            names = {"CHANNELS_LAST", "PACKED"})
    void theOrderOfTheWeightsChangesNoPrediction(Arrangement arrangement) throws IOException {
        Torch.prepareThread(false);
        ModelFiles starter = ModelFiles.open(STARTER);
        try (NDManager manager = Torch.newManager()) {
            int channels = starter.unetConfig().inChannels();
            NDArray x = random(manager, 1, 2, channels, 8, 8);
            NDArray context = random(manager, 2, 2, 77, starter.unetConfig().crossAttentionDim());
            NDArray time = manager.create(new float[] {20, 700});
            NDArray expected = starter.unet(manager).forward(manager, x, time, context);
            NDArray actual = starter.unet(arrangement, manager).forward(manager, x, time, context);
            assertClose("prediction", actual, expected, 1e-5);
        }
    }

    @Test
    void aPackedAutoencoderMakesTheSamePicture() throws IOException {
        Torch.prepareThread(false);
        ModelFiles starter = ModelFiles.open(STARTER);
        try (NDManager manager = Torch.newManager()) {
            NDArray latents = random(manager, 3, 1, starter.vaeConfig().latentChannels(), 8, 8);
            NDArray expected = starter.vae(manager).decode(manager, latents);
            NDArray actual = starter.vae(new Storage(Precision.FP32, Arrangement.PACKED), manager)
                    .decode(manager, latents);
            assertClose("picture", actual, expected, 1e-5);
        }
    }

    @Test
    void aPackedAutoencoderReadsAPictureTheSameEveryTime() throws IOException {
        Torch.prepareThread(false);
        ModelFiles starter = ModelFiles.open(STARTER);
        try (NDManager manager = Torch.newManager()) {
            NDArray pixels = random(manager, 4, 1, 3, 64, 64);
            NDArray expected = starter.vae(manager).encode(manager, pixels);
            var packed = new Storage(Precision.FP32, Arrangement.PACKED);
            NDArray first = starter.vae(packed, manager).encode(manager, pixels);
            assertClose("moments", first, expected, 1e-5);
            for (int i = 0; i < 5; i++) {
                NDArray again = starter.vae(packed, manager).encode(manager, pixels);
                assertThat(again.toFloatArray()).isEqualTo(first.toFloatArray());
            }
        }
    }

    private static NDArray random(NDManager manager, long seed, long... shape) {
        return Kernels.call(manager, "randn", shape, seed);
    }
}
