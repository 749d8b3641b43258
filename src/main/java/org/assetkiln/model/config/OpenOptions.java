package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model's own files cannot say. It may lie beside a model: as {@code NAME.assetkiln.json}, which {@link #remember}
 * writes, or beside a single file as A1111 has it, {@code NAME.vae.safetensors} and {@code NAME.yaml}.
 *
 * @param vaeFile a file or diffusers folder with the autoencoder to use instead of the model's own
 * @param prediction what the UNet predicts
 */
public record OpenOptions(@Nullable Path vaeFile, @Nullable PredictionType prediction) {
    /** Nothing beyond the files. */
    public static final OpenOptions NONE = new OpenOptions(null, null);

    private static final long MAX_YAML = 1 << 20;
    private static final Pattern VELOCITY = Pattern.compile("(?m)^\\s*parameterization:\\s*[\"']?v[\"']?\\s*(#.*)?$");

    /** What lies beside a file or folder; {@link #NONE} where nothing does. */
    public static OpenOptions beside(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return saved(file);
        }
        return saved(file).or(new OpenOptions(existing(sibling(file, ".vae.safetensors")), yaml(file)));
    }

    /** Writes these options beside a model, so that every later opening has them. */
    public void remember(Path file) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (vaeFile != null) {
            json.put("vae", vaeFile.toAbsolutePath().normalize().toString());
        }
        if (prediction != null) {
            json.put("prediction_type", ConfigJson.lower(prediction));
        }
        ConfigJson.write(sibling(file, ".assetkiln.json"), json);
    }

    /** These options, and another's where these say nothing. */
    public OpenOptions or(OpenOptions other) {
        return new OpenOptions(
                vaeFile != null ? vaeFile : other.vaeFile, prediction != null ? prediction : other.prediction);
    }

    private static OpenOptions saved(Path file) throws IOException {
        Path saved = existing(sibling(file, ".assetkiln.json"));
        if (saved == null) {
            return NONE;
        }
        ConfigJson json = ConfigJson.read(saved);
        Path vae = json.has("vae") ? saved.resolveSibling(json.text("vae", "")) : null;
        PredictionType prediction =
                json.has("prediction_type") ? json.choice("prediction_type", PredictionType.EPSILON) : null;
        return new OpenOptions(vae, prediction);
    }

    /** A1111 takes a model whose configuration file has parameterization "v" as one that predicts velocity. */
    private static @Nullable PredictionType yaml(Path file) throws IOException {
        Path yaml = existing(sibling(file, ".yaml"));
        if (yaml == null || Files.size(yaml) > MAX_YAML) {
            return null;
        }
        String text = new String(Files.readAllBytes(yaml), StandardCharsets.UTF_8);
        return VELOCITY.matcher(text).find() ? PredictionType.V_PREDICTION : PredictionType.EPSILON;
    }

    private static @Nullable Path existing(Path file) {
        return Files.isRegularFile(file) ? file : null;
    }

    private static Path sibling(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        boolean ends = name.toLowerCase(Locale.ROOT).endsWith(".safetensors");
        String stem = ends ? name.substring(0, name.length() - ".safetensors".length()) : name;
        return file.resolveSibling(stem + ending);
    }
}
