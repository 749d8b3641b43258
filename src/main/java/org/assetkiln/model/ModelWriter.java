package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.config.ModelIndex;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes a model as a diffusers folder or, where the target's name ends in {@code .safetensors}, as one file in the
 * original layout. A safety checker is not taken along.
 */
public final class ModelWriter {
    private static final Map<String, String> PYTORCH = Map.of("format", "pt");

    private ModelWriter() {}

    /**
     * Writes a fine-tuned model: configurations, tokenizer and autoencoder are the base model's. It appears only after each
     * weight was read again and found to be that in memory.
     *
     * @param target a folder, made if it is not there, whose files are replaced; or a {@code .safetensors} file
     * @param dtype precision of the UNet and the text encoder: F32, F16 or BF16
     */
    public static void write(Path target, ModelFiles base, UNet unet, ClipTextEncoder text, DType dtype)
            throws IOException {
        try (var unchecked = new UncheckedModel(target)) {
            writeUnchecked(unchecked.place(), base, unet, text, dtype);
            ModelFiles written = ModelFiles.open(unchecked.place());
            written.check();
            ModelSource source = written.source();
            WrittenWeights.check(source.unet(), UNetLayout.of(written.unetConfig()), unet.weights(), dtype);
            WrittenWeights.check(source.text(), ClipTextEncoder.layout(written.textConfig()), text.weights(), dtype);
            unchecked.accept();
        }
    }

    private static void writeUnchecked(Path target, ModelFiles base, UNet unet, ClipTextEncoder text, DType dtype)
            throws IOException {
        List<TensorSource> unetTensors = TensorSources.of(unet.weights(), UNetLayout.of(base.unetConfig()), dtype);
        List<TensorSource> textTensors =
                TensorSources.of(text.weights(), ClipTextEncoder.layout(base.textConfig()), dtype);
        try (var vae = StoredWeights.open(base.source().vae(), VaeLayout.of(base.vaeConfig()))) {
            write(target, base, unetTensors, TensorSources.of(vae, null), textTensors, Map.of());
        }
    }

    /**
     * Writes a model in another layout or precision, reading one weight after another.
     *
     * @param target as in {@link #write}, and not the model itself
     * @param dtype precision of all weights, F32, F16 or BF16; null for that which each has
     * @param metadata free text for the header of a single file
     */
    public static void convert(Path target, ModelFiles model, @Nullable DType dtype, Map<String, String> metadata)
            throws IOException {
        if (Files.exists(target) && Files.isSameFile(target, model.path())) {
            throw new ModelFormatException(target + " is the model itself: choose another name to write to.");
        }
        model.requirePrediction();
        ModelSource source = model.source();
        try (var unet = StoredWeights.open(source.unet(), UNetLayout.of(model.unetConfig()));
                var vae = StoredWeights.open(source.vae(), VaeLayout.of(model.vaeConfig()));
                var text = StoredWeights.open(source.text(), ClipTextEncoder.layout(model.textConfig()))) {
            write(
                    target,
                    model,
                    TensorSources.of(unet, dtype),
                    TensorSources.of(vae, dtype),
                    TensorSources.of(text, dtype),
                    metadata);
        }
    }

    private static void write(
            Path target,
            ModelFiles base,
            List<TensorSource> unet,
            List<TensorSource> vae,
            List<TensorSource> text,
            Map<String, String> metadata)
            throws IOException {
        if (target.toString().endsWith(".safetensors")) {
            var file = new SingleFileWriter(base);
            file.unet(unet);
            file.vae(vae);
            file.text(text);
            file.write(target, metadata);
            return;
        }
        // Last: a folder with an index is a complete model.
        Path index = target.resolve("model_index.json");
        Files.deleteIfExists(index);
        for (Map.Entry<String, String> file : base.source().texts().entrySet()) {
            AtomicFiles.write(target.resolve(file.getKey()), file.getValue());
        }
        SafetensorsWriter.write(target.resolve("unet/diffusion_pytorch_model.safetensors"), unet, PYTORCH);
        SafetensorsWriter.write(target.resolve("vae/diffusion_pytorch_model.safetensors"), vae, PYTORCH);
        SafetensorsWriter.write(target.resolve("text_encoder/model.safetensors"), text, PYTORCH);
        String pipeline = base.inpainting() ? "StableDiffusionInpaintPipeline" : "StableDiffusionPipeline";
        ModelIndex.stableDiffusion(pipeline, base.scheduler().className()).write(index);
    }
}
