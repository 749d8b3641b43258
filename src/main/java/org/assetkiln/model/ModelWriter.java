package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.config.ModelIndex;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorSource;

/** Writes a model as a diffusers folder. */
public final class ModelWriter {
    private static final Map<String, String> PYTORCH = Map.of("format", "pt");

    private ModelWriter() {}

    /**
     * Writes a fine-tuned model: configurations, tokenizer and autoencoder are the base model's. A safety checker is not
     * taken along.
     *
     * @param target a folder, made if it is not there; files in it are replaced
     * @param dtype precision of the UNet and the text encoder
     */
    public static void write(Path target, ModelFiles base, UNet unet, ClipTextEncoder text, DType dtype)
            throws IOException {
        // Last: a folder with an index is a complete model.
        Path index = target.resolve("model_index.json");
        Files.deleteIfExists(index);
        base.source().writeTexts(target);
        try (var vae = StoredWeights.open(base.source().vae(), VaeLayout.of(base.vaeConfig()))) {
            Path vaeFile = target.resolve("vae/diffusion_pytorch_model.safetensors");
            SafetensorsWriter.write(vaeFile, unchanged(vae), PYTORCH);
        }
        Path unetFile = target.resolve("unet/diffusion_pytorch_model.safetensors");
        WeightFiles.write(unetFile, unet.weights().arrays(), dtype, PYTORCH);
        WeightFiles.write(
                target.resolve("text_encoder/model.safetensors"), text.weights().arrays(), dtype, PYTORCH);
        ModelIndex.stableDiffusion(base.scheduler().className()).write(index);
    }

    private static List<TensorSource> unchanged(StoredWeights weights) {
        List<TensorSource> tensors = new ArrayList<>();
        weights.layout()
                .shapes()
                .forEach((name, shape) ->
                        tensors.add(TensorSource.of(name, weights.dtype(name), shape, () -> weights.bytes(name))));
        return tensors;
    }
}
