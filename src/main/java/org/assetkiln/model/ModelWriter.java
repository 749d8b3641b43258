package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.model.config.ModelIndex;
import org.assetkiln.model.safetensors.DType;

/** Writes a model as a diffusers folder. */
public final class ModelWriter {
    private static final List<String> PARTS = List.of("unet", "text_encoder", "vae", "tokenizer", "scheduler");
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
        for (String part : PARTS) {
            Files.createDirectories(target.resolve(part));
            copyTexts(base.folder().resolve(part), target.resolve(part));
        }
        Files.copy(
                base.vaeFile(),
                target.resolve("vae/diffusion_pytorch_model.safetensors"),
                StandardCopyOption.REPLACE_EXISTING);
        Path unetFile = target.resolve("unet/diffusion_pytorch_model.safetensors");
        WeightFiles.write(unetFile, unet.weights().arrays(), dtype, PYTORCH);
        WeightFiles.write(
                target.resolve("text_encoder/model.safetensors"), text.weights().arrays(), dtype, PYTORCH);
        ModelIndex whole = ModelIndex.read(base.folder().resolve("model_index.json"));
        Map<String, ModelIndex.Component> written = new LinkedHashMap<>(whole.components());
        written.keySet().retainAll(PARTS);
        new ModelIndex(whole.className(), written).write(index);
    }

    /** Configurations and vocabularies; the base model's weights, which may lie there in several formats, stay. */
    private static void copyTexts(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.matches(".*\\.(json|txt)") && !name.endsWith(".index.json")) {
                    Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
