package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.keys.OriginalNames;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorData;
import org.assetkiln.model.token.ClipTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleFileTest {
    /** Half a unit in the last place of a float16. */
    private static final double HALF = 0x1p-11;

    @TempDir
    Path temporary;

    private static Path fixture() {
        return Fixtures.path("layouts/sd2.safetensors");
    }

    @Test
    void fileOfTheReferenceHasTheFoldersWeightsAndFacts() throws IOException {
        ModelFiles file = ModelFiles.open(fixture());
        ModelFiles folder = Fixtures.model("sd2");
        assertThat(file.scheduler()).isEqualTo(folder.scheduler());
        assertThat(file.unetConfig()).isEqualTo(folder.unetConfig());
        assertThat(file.weightFiles()).containsExactly(fixture());
        assertThat(2 * file.unetBytes()).isEqualTo(folder.unetBytes()).isPositive();
        assertThat(2 * file.textEncoderBytes()).isEqualTo(folder.textEncoderBytes());
        DiffusersFolderTest.assertSameWeights(file, folder, HALF);
        try (ClipTokenizer ours = file.tokenizer();
                ClipTokenizer theirs = folder.tokenizer()) {
            assertThat(ours.encode("a bronze shield")).isEqualTo(theirs.encode("a bronze shield"));
        }
    }

    @ParameterizedTest
    @CsvSource({"sd1", "sd2"})
    void everythingSurvivesTheWayToOneFileAndBack(String name) throws IOException {
        ModelFiles folder = Fixtures.model(name);
        Path file = temporary.resolve("one.safetensors");
        ModelWriter.convert(file, folder, null, Map.of("title", "A test"));
        DiffusersFolderTest.assertSameWeights(ModelFiles.open(file), folder, 0);
        assertThat(Rewriting.metadata(file)).containsEntry("title", "A test");
        Path back = temporary.resolve("back");
        ModelWriter.convert(back, ModelFiles.open(file), null, Map.of());
        ModelFiles again = ModelFiles.open(back);
        DiffusersFolderTest.assertSameWeights(again, folder, 0);
        assertThat(again.scheduler()).isEqualTo(folder.scheduler());
        assertThat(again.textConfig()).isEqualTo(folder.textConfig());
        assertThat(again.source().texts().get("tokenizer/vocab.json"))
                .isEqualTo(folder.source().texts().get("tokenizer/vocab.json"));
    }

    @Test
    void otherProgramsAreToldWhatTheModelPredicts() throws IOException {
        Path file = temporary.resolve("one.safetensors");
        ModelWriter.convert(file, Fixtures.model("sd2"), null, Map.of("modelspec.architecture", "another"));
        assertThat(Rewriting.metadata(file))
                .containsEntry("modelspec.architecture", "stable-diffusion-v1") // by its sizes, far from those of 2
                .containsEntry("modelspec.prediction_type", "v");
        assertThat(ModelSpec.facts(ModelFiles.open(minimal(1024, 4, Map.of("modelspec.prediction_type", "v")))))
                .containsEntry("modelspec.architecture", "stable-diffusion-v2-768-v");
        assertThat(names(file)).contains("v_pred").doesNotContain("ztsnr");
        ModelWriter.convert(file, Fixtures.model("sd1"), null, Map.of());
        assertThat(names(file)).doesNotContain("v_pred", "ztsnr");
        Path folder = Rewriting.copy(Fixtures.path("models/sd1"), temporary.resolve("zero"));
        Path scheduler = folder.resolve("scheduler/scheduler_config.json");
        Files.writeString(scheduler, Files.readString(scheduler).replace("{", "{\"rescale_betas_zero_snr\": true, "));
        ModelWriter.convert(file, ModelFiles.open(folder), null, Map.of());
        assertThat(names(file)).contains("ztsnr").doesNotContain("v_pred");
        // Read without what Assetkiln says to itself.
        Path plain = temporary.resolve("plain.safetensors");
        Rewriting.rename(file, plain, name -> name, Map.of());
        assertThat(names(plain)).contains("ztsnr");
    }

    private static List<String> names(Path file) throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            return List.copyOf(in.names());
        }
    }

    @Test
    void averagedWeightsAreReadWhereThereAreNoOthers() throws IOException {
        Path file = temporary.resolve("ema.safetensors");
        Rewriting.rename(
                fixture(),
                file,
                name -> name.startsWith(OriginalNames.UNET) ? OriginalNames.averaged(name) : name,
                Rewriting.metadata(fixture()));
        try (var in = SafetensorsFile.open(file)) {
            assertThat(in.names()).contains("model_ema.diffusion_modelinput_blocks00weight");
        }
        DiffusersFolderTest.assertSameWeights(ModelFiles.open(file), Fixtures.model("sd2"), HALF);
    }

    @Test
    void autoencoderOfAnotherFileOrFolderIsUsed() throws IOException {
        Path file = temporary.resolve("model.safetensors");
        Rewriting.rename(
                fixture(),
                file,
                name -> name.startsWith(OriginalNames.VAE) ? null : name,
                Rewriting.metadata(fixture()));
        assertThatThrownBy(() -> ModelFiles.open(file).check())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("autoencoder");
        var folder = new OpenOptions(Fixtures.path("models/sd2/vae"), null);
        DiffusersFolderTest.assertSameWeights(ModelFiles.open(file, folder), Fixtures.model("sd2"), HALF);
        Rewriting.rename(
                fixture(),
                temporary.resolve("model.vae.safetensors"),
                name -> name.startsWith(OriginalNames.VAE) ? name.substring(OriginalNames.VAE.length()) : null,
                Map.of());
        DiffusersFolderTest.assertSameWeights(ModelFiles.open(file), Fixtures.model("sd2"), HALF);
    }

    @ParameterizedTest
    @CsvSource({
        "768, 4, '', SD1, EPSILON, 512, true",
        "768, 9, '', SD1, EPSILON, 512, true",
        "1024, 4, '', SD2, V_PREDICTION, 768, false",
        "1024, 9, '', SD2, EPSILON, 512, true",
        "1024, 4, epsilon, SD2, EPSILON, 512, true",
        "1024, 4, v, SD2, V_PREDICTION, 768, true",
    })
    void factsAreRecognised(
            int width, int channels, String said, Family family, PredictionType prediction, int pixels, boolean known)
            throws IOException {
        ModelFiles model = ModelFiles.open(minimal(width, channels, Map.of("modelspec.prediction_type", said)));
        assertThat(model.family()).isEqualTo(family);
        assertThat(model.inpainting()).isEqualTo(channels == 9);
        assertThat(model.scheduler().predictionType()).isEqualTo(prediction);
        assertThat(model.predictionKnown()).isEqualTo(known);
        assertThat(model.pixels()).isEqualTo(pixels);
        try (ClipTokenizer tokenizer = model.tokenizer()) {
            int[] ids = tokenizer.encode("a photo of a cat");
            assertThat(ids).startsWith(49406, 320, 1125, 539, 320, 2368, 49407);
            assertThat(ids[76]).isEqualTo(family == Family.SD1 ? 49407 : 0);
        }
    }

    @Test
    void predictionIsAskedForAndTheAnswerRemembered() throws IOException {
        Path file = minimal(1024, 4, Map.of());
        assertThatThrownBy(() -> ModelFiles.open(file).unet(null))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("noise (epsilon) or velocity (v)");
        assertThatThrownBy(() -> ModelWriter.convert(temporary.resolve("out"), ModelFiles.open(file), null, Map.of()))
                .hasMessageContaining("noise (epsilon) or velocity (v)");
        var answer = new OpenOptions(null, PredictionType.EPSILON);
        assertThat(ModelFiles.open(file, answer).predictionKnown()).isTrue();
        answer.remember(file);
        assertThat(ModelFiles.open(file).scheduler().predictionType()).isEqualTo(PredictionType.EPSILON);
        Files.delete(temporary.resolve("minimal.assetkiln.json"));
        Files.writeString(temporary.resolve("minimal.yaml"), "model:\n  params:\n    parameterization: \"v\"\n");
        assertThat(ModelFiles.open(file).predictionKnown()).isTrue();
        assertThat(ModelFiles.open(file).scheduler().predictionType()).isEqualTo(PredictionType.V_PREDICTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lora_unet_mid_block_attentions_0_proj_in.lora_up.weight | is a LoRA",
                "unet.mid_block.attentions.0.proj_in.lora_A.weight | is a LoRA",
                "conditioner.embedders.0.transformer.a | Stable Diffusion XL",
                "model.diffusion_model.joint_blocks.0.a | Stable Diffusion 3",
                "double_blocks.0.img_attn.a | Flux",
                "control_model.input_blocks.0.0.weight | ControlNet",
                "emb_params | textual inversion",
                "down_blocks.0.resnets.0.conv1.weight | part of a diffusers folder",
                "first_stage_model.decoder.conv_in.weight | only an autoencoder",
                "something | holds no Stable Diffusion model",
            })
    void otherFilesAreToldApart(String key, String what) throws IOException {
        Path file = temporary.resolve("other.safetensors");
        SafetensorsWriter.write(file, List.of(TensorData.of(key, new long[] {1}, new float[1])), Map.of());
        assertThatThrownBy(() -> ModelFiles.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(what);
    }

    @Test
    void pickledAndMissingFilesAreRefused() {
        assertThatThrownBy(() -> ModelFiles.open(temporary.resolve("v1-5.ckpt")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("can run any code")
                .hasMessageContaining(".safetensors");
        assertThatThrownBy(() -> ModelFiles.open(temporary.resolve("no.safetensors")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("is missing");
    }

    /** The two tensors by which a model is recognised, with no numbers in them. */
    private Path minimal(int width, int channels, Map<String, String> metadata) throws IOException {
        List<TensorData> tensors = new ArrayList<>();
        String unet = OriginalNames.UNET + "input_blocks.";
        tensors.add(TensorData.of(unet + "0.0.weight", new long[] {0, channels, 3, 3}, new float[0]));
        String keys = unet + "1.1.transformer_blocks.0.attn2.to_k.weight";
        tensors.add(TensorData.of(keys, new long[] {0, width}, new float[0]));
        Path file = temporary.resolve("minimal.safetensors");
        SafetensorsWriter.write(file, tensors, metadata);
        return file;
    }
}
