package org.assetkiln.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.imaging.Resampling;
import org.assetkiln.model.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlipPictureConfigTest {
    @TempDir
    Path folder;

    private BlipPictureConfig read(String json) throws IOException {
        Path file = folder.resolve("preprocessor_config.json");
        Files.writeString(file, json);
        return BlipPictureConfig.read(file, 384);
    }

    @Test
    void whatIsNotSaidIsUsual() throws IOException {
        assertThat(BlipPictureConfig.read(folder.resolve("none.json"), 384)).isEqualTo(BlipPictureConfig.USUAL);
        assertThat(read("{}")).isEqualTo(BlipPictureConfig.USUAL);
        assertThat(read("{'size': {'height': 384, 'width': 384}, 'do_pad': true, 'size_divisor': 32}"
                        .replace('\'', '"')))
                .isEqualTo(BlipPictureConfig.USUAL);
    }

    @Test
    void whatIsSaidCounts() throws IOException {
        String json = "{'size': 384, 'resample': 1, 'do_rescale': false, 'image_mean': [1, 2, 3], 'image_std': 4.5}";
        assertThat(read(json.replace('\'', '"')))
                .isEqualTo(new BlipPictureConfig(Resampling.LANCZOS, 1, List.of(1., 2., 3.), List.of(4.5, 4.5, 4.5)));
        assertThat(read("{\"do_normalize\": false}").deviation()).containsExactly(1., 1., 1.);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'do_resize': false | do_resize is false",
                "'size': {'height': 224, 'width': 224} | size is {",
                "'size': {'shortest_edge': 384} | size is {",
                "'size': 224 | size is 224",
                "'resample': 0 | resample is 0",
                "'image_mean': [1, 2] | image_mean is [1,2]",
                "'image_std': [1, 0, 1] | image_std is [1,0,1]",
                "'image_processor_type': 'CLIPImageProcessor' | image_processor_type is",
            })
    void whatCannotBeDoneIsRefusedWithTheFileAndTheField(String field, String sentence) {
        assertThatThrownBy(() -> read("{" + field.replace('\'', '"') + "}"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("preprocessor_config.json: " + sentence);
    }
}
