package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.ModelFormatException;

/**
 * Sizes of a BlipForConditionalGeneration, as in its {@code config.json}.
 *
 * @param vision the image encoder
 * @param text the decoder that writes the caption
 * @param pictures how pictures are brought to numbers, which another file says
 */
public record BlipConfig(BlipVisionConfig vision, BlipTextConfig text, BlipPictureConfig pictures) {
    /** With pictures as BLIP was trained with them. */
    public BlipConfig(BlipVisionConfig vision, BlipTextConfig text) {
        this(vision, text, BlipPictureConfig.USUAL);
    }

    /** The same with a last matrix that is the word embeddings', or not. */
    public BlipConfig withTied(boolean tied) {
        return new BlipConfig(vision, text.withTied(tied), pictures);
    }

    /**
     * Reads {@code config.json}.
     *
     * @throws ModelFormatException if it is no captioner's, or asks for what Assetkiln's cannot do
     */
    public static BlipConfig read(Path file) throws IOException {
        return of(ConfigJson.read(file));
    }

    /** As {@link #read}, from a text; the file is for error messages. */
    public static BlipConfig parse(Path file, String text) throws ModelFormatException {
        return of(ConfigJson.parse(file, text));
    }

    private static BlipConfig of(ConfigJson json) throws ModelFormatException {
        json.check(json.text("model_type", "").equals("blip"), "model_type", "blip, a BLIP captioner's");
        return new BlipConfig(
                BlipVisionConfig.of(json.part("vision_config")), BlipTextConfig.of(json.part("text_config")));
    }

    /** Writes a {@code config.json} that transformers loads. */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, json());
    }

    /** The text of a {@code config.json} that transformers loads. */
    public String json() {
        ObjectNode json = ConfigJson.object("BlipForConditionalGeneration");
        json.remove("_class_name");
        json.putArray("architectures").add("BlipForConditionalGeneration");
        json.put("model_type", "blip").put("torch_dtype", "float32").put("image_text_hidden_size", 256);
        vision.write(json.putObject("vision_config"));
        text.write(json.putObject("text_config"), vision.width());
        return ConfigJson.text(json);
    }
}
