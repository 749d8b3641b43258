package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.model.safetensors.DType;

/** Writes a model as a diffusers folder. */
public final class ModelWriter {
    private static final Map<String, String> PYTORCH = Map.of("format", "pt");

    private ModelWriter() {}

    /**
     * Writes a fine-tuned model: configurations, tokenizer and autoencoder are the base model's.
     *
     * @param target a folder, made if it is not there; files in it are replaced
     * @param dtype precision of the UNet and the text encoder
     */
    public static void write(Path target, ModelFolder base, UNet unet, ClipTextEncoder text, DType dtype)
            throws IOException {
        for (String part : List.of("unet", "text_encoder", "vae", "tokenizer", "scheduler")) {
            Files.createDirectories(target.resolve(part));
            copy(base.folder().resolve(part), target.resolve(part), part.equals("vae"));
        }
        WeightFiles.write(
                target.resolve("unet/diffusion_pytorch_model.safetensors"),
                unet.weights().arrays(),
                dtype,
                PYTORCH);
        WeightFiles.write(
                target.resolve("text_encoder/model.safetensors"), text.weights().arrays(), dtype, PYTORCH);
        // Last: a folder with an index is a complete model.
        Files.copy(
                base.folder().resolve("model_index.json"),
                target.resolve("model_index.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(Path from, Path to, boolean weights) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (weights || !file.toString().endsWith(".safetensors")) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
