package org.assetkiln.model.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoraWriterTest extends EngineTest {
    @TempDir
    Path folder;

    private ModelFiles base;
    private LoraFile source;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        base = model("sd1");
        source = LoraFile.read(Fixtures.path("lora_formats/kohya.safetensors"), loraBase(), manager);
        file = folder.resolve("written.safetensors");
    }

    /** The files of the fixtures, which diffusers loads with outputs equal to 1e-5 and whose hashes kohya's code took. */
    @ParameterizedTest
    @CsvSource({"kohya.safetensors, KOHYA, F16", "peft.safetensors, PEFT, F32"})
    void aFileIsByteForByteTheOneThatDiffusersLoads(String name, LoraFormat format, DType dtype) throws IOException {
        LoraHashes hashes = LoraWriter.write(
                file, source.layers(), format, dtype, LoraDescription.of(base, source.layers()), manager);
        assertThat(file).hasSameBinaryContentAs(Fixtures.path("lora_written/" + name));
        JsonNode expected = Fixtures.json("lora_written/hashes.json").get(name);
        assertThat(hashes.content()).isEqualTo(expected.get("sshs_model_hash").asText());
        assertThat(hashes.legacy()).isEqualTo(expected.get("sshs_legacy_hash").asText());
        assertThat(expected.get("sshs_model_hash").asText()).startsWith(hashes.shortHash());
        try (var written = SafetensorsFile.open(file)) {
            assertThat(written.metadata())
                    .containsEntry("modelspec.hash_sha256", "0x" + hashes.content())
                    .containsEntry("modelspec.architecture", "stable-diffusion-v1/lora")
                    .containsEntry("ss_network_dim", "2")
                    .containsEntry("ss_network_args", "{\"conv_dim\":\"3\",\"conv_alpha\":\"1.0\"}");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFileForStableDiffusion2IsTheOneThatDiffusersLoads() throws IOException {
        base = model("sd2");
        LoraFile read = LoraFile.read(Fixtures.path("lora_formats/kohya_sd2.safetensors"), loraBase(), manager);
        LoraWriter.write(
                file, read.layers(), LoraFormat.KOHYA, read.dtype(), LoraDescription.of(base, read.layers()), manager);
        assertThat(file).hasSameBinaryContentAs(Fixtures.path("lora_written/kohya_sd2.safetensors"));
    }

    @Test
    void theOldHashIsOfTheBytesAfterTheFirstMebibyte() throws Exception {
        NDArray down = manager.randomNormal(new Shape(300, 32));
        NDArray up = manager.randomNormal(new Shape(1000, 300));
        var layer = new LoraLayer(LoraNetwork.UNET, "mid_block.resnets.0.time_emb_proj", down, up, 1);
        LoraHashes hashes = LoraWriter.write(file, List.of(layer), LoraFormat.KOHYA, DType.F32, Map.of(), manager);
        Path plain = folder.resolve("plain.safetensors");
        LoraHashes again = LoraHashes.of(file);
        assertThat(again.content()).isEqualTo(hashes.content());
        WeightFiles.write(plain, LoraFormat.KOHYA.tensors(List.of(layer), manager), DType.F32, Map.of());
        byte[] bytes = Files.readAllBytes(plain);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, 0x100000, 0x10000);
        assertThat(HexFormat.of().formatHex(digest.digest())).startsWith(hashes.legacy());
    }

    @ParameterizedTest
    @CsvSource({"KOHYA, F32", "KOHYA, F16", "KOHYA, BF16", "PEFT, F32", "PEFT, F16", "PEFT, BF16"})
    void theCheckFindsEveryFormGood(LoraFormat format, DType dtype) throws IOException {
        LoraWriter.write(file, source.layers(), format, dtype, Map.of(), manager);
        LoraVerdict verdict = check(source.layers(), dtype);
        assertThat(verdict.sentence()).startsWith("Checked: 129 of 129 layers read back");
        assertThat(verdict.good()).isTrue();
        assertThat(verdict.effect()).isGreaterThan(0.1);
    }

    @Test
    void theCheckNoticesValuesThatDoNotFit() throws IOException {
        List<LoraLayer> huge = scaled(1e6f);
        LoraWriter.write(file, huge, LoraFormat.KOHYA, DType.F16, Map.of(), manager);
        LoraVerdict verdict = check(huge, DType.F16);
        assertThat(verdict.good()).isFalse();
        assertThat(verdict.sentence()).contains("do not fit this precision");
    }

    @Test
    void theCheckNoticesALoraThatChangesNothing() throws IOException {
        List<LoraLayer> nothing = scaled(0);
        LoraWriter.write(file, nothing, LoraFormat.KOHYA, DType.F32, Map.of(), manager);
        assertThat(check(nothing, DType.F32).sentence()).contains("changes nothing");
    }

    @Test
    void theCheckNoticesMissingLayersAndOtherOutputs() throws IOException {
        List<LoraLayer> some = source.layers().subList(0, 100);
        LoraWriter.write(file, some, LoraFormat.KOHYA, DType.F32, Map.of(), manager);
        assertThat(check(source.layers(), DType.F32).sentence()).contains("not every layer", "100 of 129");
        LoraWriter.write(file, scaled(1.01f), LoraFormat.KOHYA, DType.F32, Map.of(), manager);
        assertThat(check(source.layers(), DType.F32).sentence()).contains("the output is another one");
    }

    private List<LoraLayer> scaled(float factor) {
        return source.layers().stream()
                .map(layer -> new LoraLayer(
                        layer.network(), layer.path(), layer.down(), layer.up().mul(factor), layer.alpha()))
                .toList();
    }

    private LoraVerdict check(List<LoraLayer> layers, DType dtype) throws IOException {
        return new LoraCheck(base.unet(manager), base.textEncoder(manager), manager).of(file, layers, dtype);
    }

    private LoraBase loraBase() {
        return new LoraBase(base.unetConfig(), base.textConfig());
    }
}
