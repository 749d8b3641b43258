package org.assetkiln.model.blip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.config.BlipTextConfig;
import org.assetkiln.model.config.BlipVisionConfig;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlipFilesTest {
    private static final Path BASE = Fixtures.path("blip/base");

    @TempDir
    Path folder;

    private NDManager manager;

    @BeforeEach
    void open() {
        Torch.prepareThread(false);
        manager = Torch.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private void copy(String... names) throws IOException {
        for (String name : names) {
            Files.copy(BASE.resolve(name), folder.resolve(name));
        }
    }

    @Test
    void namesAndShapesAreThoseOfThePublishedModels() throws IOException {
        JsonNode published = Fixtures.json("blip/published.json");
        BlipTextConfig text = new BlipTextConfig(30524, 768, 3072, 12, 12, 512, 1e-12, 30522, 102, 0, true);
        assertLayout(
                published.get("base"), new BlipConfig(new BlipVisionConfig(384, 16, 768, 3072, 12, 12, 1e-5), text));
        assertLayout(
                published.get("large"), new BlipConfig(new BlipVisionConfig(384, 16, 1024, 4096, 24, 16, 1e-5), text));
    }

    private static void assertLayout(JsonNode published, BlipConfig config) {
        Map<String, long[]> shapes = Blip.layout(config).shapes();
        assertThat(shapes).hasSameSizeAs(published).hasSizeGreaterThan(400);
        shapes.forEach((name, shape) -> {
            assertThat(published.has(name)).as(name).isTrue();
            assertThat(shape).hasSize(published.get(name).size());
            for (int i = 0; i < shape.length; i++) {
                assertThat(published.get(name).get(i).asLong()).isEqualTo(shape[i]);
            }
        });
    }

    @Test
    void readsTheNamesOfBlipsAuthors() throws IOException {
        copy("config.json", "vocab.txt");
        Files.copy(BASE.resolve("original.safetensors"), folder.resolve("model_base_caption.safetensors"));
        assertSameWeights(
                BlipFiles.open(folder).load(manager), BlipFiles.open(BASE).load(manager), 1e-3);
    }

    /** Files of BLIP's authors have no configuration beside them. */
    @Test
    void findsTheSizesOfAModelOfBlipsAuthors() throws IOException {
        BlipConfig config = new BlipConfig(
                new BlipVisionConfig(48, 16, 128, 32, 2, 2, 1e-6),
                new BlipTextConfig(30524, 64, 32, 1, 1, 8, 1e-12, 30522, 102, 0, true));
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        Blip.randomWeights(config, 1, manager)
                .forEach((name, array) ->
                        arrays.put(BlipNames.original(name).get(0).key(), array));
        WeightFiles.write(folder.resolve("model_large_caption.safetensors"), arrays, DType.F16, Map.of());
        BlipFiles files = BlipFiles.open(folder);
        assertThat(files.config()).isEqualTo(config);
        assertThat(files.load(manager).config()).isEqualTo(config);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        for (String name : new String[] {"base", "large"}) {
            Blip blip = BlipFiles.open(Fixtures.path("blip/" + name)).load(manager);
            BlipFiles.write(folder, blip, DType.F16);
            Blip again = BlipFiles.open(folder).load(manager);
            assertThat(again.config()).isEqualTo(blip.config());
            assertSameWeights(again, blip, 1e-3);
        }
    }

    private static void assertSameWeights(Blip actual, Blip expected, double allowed) {
        Map<String, NDArray> weights = expected.weights().arrays();
        assertThat(actual.weights().arrays()).containsOnlyKeys(weights.keySet());
        weights.forEach((name, array) -> assertClose(name, actual.weights().get(name), array, allowed));
    }

    /** transformers takes 8 heads where a file says nothing, and reads every published model wrongly then. */
    @Test
    void theTrapOfEightHeadsIsRefused() throws IOException {
        for (String heads : new String[] {"", ", \"num_attention_heads\": 8"}) {
            String json = "{\"model_type\": \"blip\", \"text_config\": {\"hidden_size\": 768" + heads + "}}";
            assertThatThrownBy(() -> BlipConfig.parse(Path.of("config.json"), json))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("text_config")
                    .hasMessageContaining("12 heads");
        }
        String right = "{\"model_type\": \"blip\", \"text_config\": {\"num_attention_heads\": 12}}";
        assertThat(BlipConfig.parse(Path.of("config.json"), right).text().heads())
                .isEqualTo(12);
    }

    @Test
    void otherKindsOfModelsAreRefused() {
        assertThatThrownBy(() -> BlipConfig.parse(Path.of("config.json"), "{\"model_type\": \"blip-2\"}"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("model_type");
        assertThatThrownBy(() -> BlipFiles.open(folder.resolve("nothing")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void pickledWeightsAreRefusedWithHowToConvertThem() throws IOException {
        copy("config.json", "vocab.txt");
        Files.writeString(folder.resolve("pytorch_model.bin"), "PK");
        assertThatThrownBy(() -> BlipFiles.open(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("can run any code")
                .hasMessageContaining("save_pretrained");
    }

    @Test
    void weightsThatDoNotFitAreNamed() throws IOException {
        copy("model.safetensors");
        var json = (ObjectNode) Fixtures.json("blip/base/config.json");
        ((ObjectNode) json.get("text_config")).put("num_hidden_layers", 3);
        Fixtures.write(json, folder.resolve("config.json"));
        assertThatThrownBy(() -> BlipFiles.open(folder).load(manager))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("encoder.layer.2");
    }

    @Test
    void randomWeightsFitTheLayout() {
        BlipConfig config = new BlipConfig(
                new BlipVisionConfig(16, 8, 8, 16, 1, 2, 1e-5),
                new BlipTextConfig(20, 8, 16, 1, 2, 10, 1e-12, 18, 3, 0, true));
        var weights = new Weights(Blip.randomWeights(config, 3, manager));
        Blip.layout(config).shapes().forEach((name, shape) -> assertThat(
                        weights.get(name).getShape().getShape())
                .as(name)
                .isEqualTo(shape));
    }
}
