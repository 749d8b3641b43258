package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelWriter;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.safetensors.DType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderKeysTest {
    @TempDir
    Path folder;

    private ModelFiles model;
    private String latents;
    private String prompts;

    @BeforeEach
    void open() throws IOException {
        model = ModelFiles.open(TinyRun.model());
        latents = new EncoderKeys(model, folder).latents();
        prompts = new EncoderKeys(model, folder).prompts();
    }

    @Test
    void aModelElsewhereInAnotherFormThatPredictsSomethingElseEncodesTheSame() throws IOException {
        Path single = folder.resolve("one.safetensors");
        ModelWriter.convert(single, model, null, Map.of());
        var keys = new EncoderKeys(
                ModelFiles.open(single, new OpenOptions(null, PredictionType.V_PREDICTION)), folder.resolve("cache"));
        assertThat(keys.latents()).isEqualTo(latents);
        assertThat(keys.prompts()).isEqualTo(prompts).isNotEqualTo(latents);
    }

    @Test
    void otherWeightsEncodeOtherwise() throws IOException {
        Path half = folder.resolve("half");
        ModelWriter.convert(half, model, DType.F16, Map.of());
        var keys = new EncoderKeys(ModelFiles.open(half), folder);
        assertThat(keys.latents()).isNotEqualTo(latents);
        assertThat(keys.prompts()).isNotEqualTo(prompts);
        var other = new OpenOptions(half.resolve("vae"), null);
        var mixed = new EncoderKeys(ModelFiles.open(TinyRun.model(), other), folder);
        assertThat(mixed.latents()).isEqualTo(keys.latents());
        assertThat(mixed.prompts()).isEqualTo(prompts);
    }

    @Test
    void contentIsReadOnceAndAgainAfterAChange() throws IOException {
        Path copy = folder.resolve("copy");
        ModelWriter.convert(copy, model, null, Map.of());
        assertThat(new EncoderKeys(ModelFiles.open(copy), folder).latents()).isEqualTo(latents);
        try (var kept = Files.list(folder.resolve("models"))) {
            assertThat(kept).hasSize(3);
        }
        Path vae = copy.resolve("vae/diffusion_pytorch_model.safetensors");
        byte[] bytes = Files.readAllBytes(vae);
        for (int i = bytes.length / 2; i < bytes.length; i += 1000) { // in most tensors
            bytes[i] ^= 1;
        }
        Files.write(vae, bytes);
        Files.setLastModifiedTime(vae, FileTime.fromMillis(1));
        assertThat(new EncoderKeys(ModelFiles.open(copy), folder).latents()).isNotEqualTo(latents);
    }
}
