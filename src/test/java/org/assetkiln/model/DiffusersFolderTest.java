package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.Fixtures;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which diffusers folders come; each must give the same weights as the plain one. */
class DiffusersFolderTest {
    private static final String UNET = "unet/diffusion_pytorch_model";

    @TempDir
    Path temporary;

    private Path model;

    @BeforeEach
    void copy() throws IOException {
        model = Rewriting.copy(Fixtures.path("models/sd1"), temporary.resolve("model"));
    }

    @ParameterizedTest
    @CsvSource({"F16, .fp16, 4.9e-4", "BF16, .bf16, 3.9e-3", "F64, '', 0", "F32, .non_ema, 0"})
    void everyVariantAndPrecisionIsRead(DType dtype, String variant, double allowed) throws IOException {
        Path file = model.resolve(UNET + ".safetensors");
        Path moved = Files.move(file, temporary.resolve("unet.safetensors"));
        Rewriting.cast(moved, model.resolve(UNET + variant + ".safetensors"), dtype);
        assertThat(ModelFiles.open(model).precision()).isEqualTo(dtype);
        assertSameWeights(allowed);
    }

    @Test
    void fullPrecisionGoesBeforeHalves() throws IOException {
        Rewriting.cast(model.resolve(UNET + ".safetensors"), model.resolve(UNET + ".fp16.safetensors"), DType.F16);
        assertThat(ModelFiles.open(model).precision()).isEqualTo(DType.F32);
    }

    @Test
    void weightsInPiecesAreReadByTheirIndex() throws IOException {
        pieces();
        assertThat(ModelFiles.open(model).weightFiles()).hasSize(4);
        assertSameWeights(0);
    }

    @Test
    void whatLiesBesideAFolderGoesBeforeItsOwn() throws IOException {
        Path other = Rewriting.copy(Fixtures.path("models/sd1/vae"), temporary.resolve("vae"));
        new OpenOptions(other, PredictionType.V_PREDICTION).remember(model);
        ModelFiles told = ModelFiles.open(model);
        assertThat(told.weightFiles()).contains(other.resolve("diffusion_pytorch_model.safetensors"));
        assertThat(told.scheduler().predictionType()).isEqualTo(PredictionType.V_PREDICTION);
        assertSameWeights(0);
        Path copy = temporary.resolve("copy");
        ModelWriter.convert(copy, told, null, Map.of());
        assertThat(ModelFiles.open(copy).scheduler()).isEqualTo(told.scheduler());
    }

    @Test
    void aTrainedModelAppearsOnlyWhenItCanBeReadAsItWas() throws IOException {
        Path target = temporary.resolve("result/model");
        Files.createDirectories(target);
        Files.writeString(target.resolve("notes.txt"), "mine");
        ModelFiles base = ModelFiles.open(model);
        try (NDManager manager = Torch.newManager()) {
            UNet unet = base.unet(manager);
            ClipTextEncoder text = base.textEncoder(manager);
            ModelWriter.write(target, base, unet, text, DType.BF16);
            assertThat(ModelFiles.open(target).precision()).isEqualTo(DType.BF16);
            unet.weights().get("conv_in.bias").addi(1e6f);
            Path huge = temporary.resolve("result/huge");
            assertThatThrownBy(() -> ModelWriter.write(huge, base, unet, text, DType.F16))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContainingAll("do not fit F16", "conv_in.bias", "F32");
            assertThatThrownBy(() -> WrittenWeights.check(
                            ModelFiles.open(target).source().unet(),
                            UNetLayout.of(base.unetConfig()),
                            unet.weights(),
                            DType.BF16))
                    .hasMessageContainingAll("conv_in.bias", "differs");
        }
        try (Stream<Path> left = Files.list(temporary.resolve("result"))) {
            assertThat(left).containsExactly(target);
        }
        assertThat(target.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void missingPieceIsNamed() throws IOException {
        pieces();
        Files.delete(model.resolve(UNET + "-2.safetensors"));
        assertThatThrownBy(() -> ModelFiles.open(model).check())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("diffusion_pytorch_model-2.safetensors is missing");
    }

    @Test
    void weightInTwoPiecesIsRefused() throws IOException {
        pieces();
        Files.copy(model.resolve(UNET + "-1.safetensors"), model.resolve(UNET + "-3.safetensors"));
        Path index = model.resolve(UNET + ".safetensors.index.json");
        Files.writeString(
                index, Files.readString(index).replace("}}", ",\"c\":\"diffusion_pytorch_model-3.safetensors\"}}"));
        assertThatThrownBy(() -> ModelFiles.open(model).check())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("too; copy the model again");
    }

    @ParameterizedTest
    @CsvSource({"../../secret.safetensors", "/etc/a.safetensors", "weights.bin", "C:a.safetensors"})
    void indexMayNameOnlyFilesBesideIt(String name) throws IOException {
        pieces();
        Path index = model.resolve(UNET + ".safetensors.index.json");
        Files.writeString(index, "{\"weight_map\":{\"a\":\"" + name + "\"}}");
        assertThatThrownBy(() -> ModelFiles.open(model).check())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("weight_map");
    }

    @Test
    void olderNamesOfTheAutoencodersAttentionAreRead() throws IOException {
        Path file = model.resolve("vae/diffusion_pytorch_model.safetensors");
        Path moved = Files.move(file, temporary.resolve("vae.safetensors"));
        Rewriting.rename(
                moved,
                file,
                name -> name.replace(".to_q.", ".query.")
                        .replace(".to_k.", ".key.")
                        .replace(".to_v.", ".value.")
                        .replace(".to_out.0.", ".proj_attn."),
                Map.of());
        assertSameWeights(0);
    }

    @Test
    void textEncoderWithoutPrefixIsRead() throws IOException {
        Path file = model.resolve("text_encoder/model.safetensors");
        Path moved = Files.move(file, temporary.resolve("text.safetensors"));
        Rewriting.rename(moved, file, name -> name.replace("text_model.", ""), Map.of());
        assertSameWeights(0);
    }

    @Test
    void repositoryInTheCacheIsItsNewestSnapshot() throws IOException {
        Path repository = temporary.resolve("models--org--name");
        Path old = snapshot(repository, "aaa111");
        Files.writeString(old.resolve("model_index.json"), "{}");
        Path snapshot = snapshot(repository, "bbb222");
        Files.createDirectories(repository.resolve("refs"));
        Files.writeString(repository.resolve("refs/main"), "bbb222\n");
        assertThat(ModelFiles.open(repository).path()).isEqualTo(snapshot);
        Files.delete(repository.resolve("refs/main"));
        Files.setLastModifiedTime(old, FileTime.fromMillis(1000));
        assertThat(ModelFiles.open(repository).path()).isEqualTo(snapshot);
        model = repository;
        assertSameWeights(0);
    }

    @Test
    void pickledWeightsAreRefusedWithWhatToDo() throws IOException {
        Files.move(model.resolve(UNET + ".safetensors"), model.resolve(UNET + ".bin"));
        assertThatThrownBy(() -> ModelFiles.open(model).check())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("pickled weights")
                .hasMessageContaining("safe_serialization");
    }

    @Test
    void modelForInpaintingIsKnownByItsChannels() throws IOException {
        Path config = model.resolve("unet/config.json");
        Files.writeString(config, Files.readString(config).replace("\"in_channels\": 4", "\"in_channels\": 9"));
        assertThat(ModelFiles.open(model).inpainting()).isTrue();
        assertThat(Fixtures.model("sd1").inpainting()).isFalse();
        Files.writeString(config, Files.readString(config).replace("\"in_channels\": 9", "\"in_channels\": 8"));
        assertThatThrownBy(() -> ModelFiles.open(model)).hasMessageContaining("its UNet takes 8 channels");
    }

    /** As the cache has it: names are links to files named by their checksum. */
    private Path snapshot(Path repository, String hash) throws IOException {
        Path snapshot = repository.resolve("snapshots").resolve(hash);
        Path blobs = Files.createDirectories(repository.resolve("blobs"));
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path blob =
                        blobs.resolve(hash + Integer.toHexString(file.toString().hashCode()));
                Files.copy(file, blob);
                Path name = snapshot.resolve(model.relativize(file).toString());
                Files.createDirectories(name.getParent());
                if (file.toString().endsWith("index.json")) {
                    Files.copy(file, name);
                } else {
                    Files.createSymbolicLink(name, blob);
                }
            }
        }
        return snapshot;
    }

    private void pieces() throws IOException {
        Path file = model.resolve(UNET + ".safetensors");
        for (String half : new String[] {"1", "2"}) {
            Rewriting.rename(
                    file,
                    model.resolve(UNET + "-" + half + ".safetensors"),
                    name -> name.startsWith("up_blocks") == half.equals("2") ? name : null,
                    Map.of());
        }
        Files.delete(file);
        Files.writeString(
                model.resolve(UNET + ".safetensors.index.json"),
                "{\"weight_map\":{\"a\":\"diffusion_pytorch_model-1.safetensors\","
                        + "\"b\":\"diffusion_pytorch_model-2.safetensors\"}}");
    }

    private void assertSameWeights(double allowed) throws IOException {
        assertSameWeights(ModelFiles.open(model), Fixtures.model("sd1"), allowed);
    }

    static void assertSameWeights(ModelFiles actual, ModelFiles expected, double allowed) throws IOException {
        actual.check();
        try (NDManager manager = Torch.newManager()) {
            same(actual.unet(manager).weights(), expected.unet(manager).weights(), allowed);
            same(actual.vae(manager).weights(), expected.vae(manager).weights(), allowed);
            same(
                    actual.textEncoder(manager).weights(),
                    expected.textEncoder(manager).weights(),
                    allowed);
        }
    }

    private static void same(Weights actual, Weights expected, double allowed) {
        assertThat(actual.arrays().keySet()).isEqualTo(expected.arrays().keySet());
        expected.arrays().forEach((name, array) -> Fixtures.assertClose(name, actual.get(name), array, allowed));
    }
}
