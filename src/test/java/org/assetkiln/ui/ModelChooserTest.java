package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelChooserTest {
    @Test
    void indexStandsForItsFolderAndAnyOtherFileForItself() {
        assertThat(ModelChooser.model(Path.of("models", "tiny", "model_index.json")))
                .isEqualTo(Path.of("models", "tiny"));
        Path file = Path.of("models", "v1-5.safetensors");
        assertThat(ModelChooser.model(file)).isEqualTo(file);
    }
}
