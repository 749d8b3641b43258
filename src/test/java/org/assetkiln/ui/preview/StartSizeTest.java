package org.assetkiln.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.assetkiln.diffusion.StartImage.Border;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartSizeTest {
    @ParameterizedTest
    @CsvSource({
        "768, 512, 0, 768, 512", // suits the model as it is
        "16, 8, 0, 512, 256", // too small
        "4000, 3000, 0, 512, 384", // too large
        "600, 601, 0, 600, 600",
        "512, 512, 64, 576, 512",
        "1000, 1, 0, 1000, 8",
    })
    void isWhatTheModelDrawsBestInMultiplesOf8(int width, int height, int left, int newWidth, int newHeight) {
        var size = StartSize.of(width, height, new Border(left, 0, 0, 0), 512);
        assertThat(size.width).isEqualTo(newWidth);
        assertThat(size.height).isEqualTo(newHeight);
    }
}
