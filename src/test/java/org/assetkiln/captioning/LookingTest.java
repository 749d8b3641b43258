package org.assetkiln.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.config.BlipPictureConfig;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookingTest {
    private static final int SIZE = 32;
    private static final Looking LOOKING = new Looking(BlipPictureConfig.USUAL, SIZE);
    private static final Background STRETCHED = new Background("#f0e010", false);
    private static final Background PIXEL_ART = new Background("#f0e010", true);

    /** A step of one in 255 is 0.0146 here: the pixels are the same, and so are the numbers but for the last bit. */
    @Test
    void seesWhatTransformersProcessorSees() throws IOException {
        try (NDManager manager = Torch.newManager()) {
            Map<String, NDArray> expected = Fixtures.tensors("blip/looking/planes.safetensors", manager);
            assertThat(expected).hasSize(7);
            for (Map.Entry<String, NDArray> planes : expected.entrySet()) {
                BufferedImage image = Pictures.read(Fixtures.path("blip/looking/" + planes.getKey() + ".png"));
                float[] seen = LOOKING.pixels(List.of(image), STRETCHED);
                assertThat(seen)
                        .as("%d × %d", image.getWidth(), image.getHeight())
                        .containsExactly(planes.getValue().toFloatArray(), within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bilinear", "lanczos", "unscaled"})
    void seesAsTheCaptionersFileSays(String name) throws IOException {
        try (NDManager manager = Torch.newManager()) {
            String folder = "blip/looking/" + name;
            Path file = Fixtures.path(folder + "/preprocessor_config.json");
            NDArray expected =
                    Fixtures.tensors(folder + "/planes.safetensors", manager).get("3");
            BufferedImage image = Pictures.read(Fixtures.path("blip/looking/3.png"));
            float[] seen = new Looking(BlipPictureConfig.read(file, SIZE), SIZE).pixels(List.of(image), STRETCHED);
            assertThat(seen).containsExactly(expected.toFloatArray(), within(1e-5f));
        }
    }

    @Test
    void coloursUnderTransparencyNeverReachTheModel() throws IOException {
        for (int i = 1; i < 7; i += 2) {
            BufferedImage image = Pictures.read(Fixtures.path("blip/looking/" + i + ".png"));
            for (Background background : List.of(STRETCHED, PIXEL_ART)) {
                float[] clean = LOOKING.pixels(List.of(image), background);
                float[] poisoned = LOOKING.pixels(List.of(poisoned(image)), background);
                assertThat(poisoned).containsExactly(clean);
            }
        }
    }

    private static BufferedImage poisoned(BufferedImage image) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int hidden = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean visible = image.getRGB(x, y) >>> 24 != 0;
                hidden += visible ? 0 : 1;
                copy.setRGB(x, y, visible ? image.getRGB(x, y) : 0x00ff00ff);
            }
        }
        assertThat(hidden).isPositive();
        return copy;
    }

    @Test
    void smallPixelArtStaysSharpAndWhole() {
        var dot = new BufferedImage(6, 14, BufferedImage.TYPE_INT_ARGB);
        dot.setRGB(0, 0, 0xff0000ff);
        BufferedImage seen = LOOKING.square(dot, PIXEL_ART);
        // Twice as large, 12 × 28, in the middle of 32 × 32.
        assertThat(seen.getRGB(10, 2)).isEqualTo(0xff0000ff);
        assertThat(seen.getRGB(11, 3)).isEqualTo(0xff0000ff);
        assertThat(seen.getRGB(12, 4)).isEqualTo(0xfff0e010);
        assertThat(seen.getRGB(9, 1)).isEqualTo(0xfff0e010);
    }
}
