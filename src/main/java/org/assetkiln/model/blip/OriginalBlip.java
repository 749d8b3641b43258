package org.assetkiln.model.blip;

import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.config.BlipTextConfig;
import org.assetkiln.model.config.BlipVisionConfig;
import org.assetkiln.model.safetensors.SafetensorsFile;

/** The sizes of a file of BLIP's authors, which has no configuration beside it. */
final class OriginalBlip {
    /** Of all BLIP models, base and large. */
    private static final int HEAD_WIDTH = 64;

    private static final int START = 30522;
    private static final int END = 102;
    private static final double VISION_EPS = 1e-6;
    private static final double TEXT_EPS = 1e-12;

    private final SafetensorsFile file;

    private OriginalBlip(SafetensorsFile file) {
        this.file = file;
    }

    static BlipConfig config(SafetensorsFile file) throws ModelFormatException {
        return new OriginalBlip(file).config();
    }

    private BlipConfig config() throws ModelFormatException {
        int patch = size("visual_encoder.patch_embed.proj.weight", 2);
        int width = size("visual_encoder.pos_embed", 2);
        int edge = (int) Math.round(Math.sqrt(size("visual_encoder.pos_embed", 1) - 1.0));
        var vision = new BlipVisionConfig(
                edge * patch,
                patch,
                width,
                size("visual_encoder.blocks.0.mlp.fc1.weight", 0),
                layers("visual_encoder.blocks."),
                width / HEAD_WIDTH,
                VISION_EPS);
        int textWidth = size(BlipLayout.WORDS, 1);
        var text = new BlipTextConfig(
                size(BlipLayout.WORDS, 0),
                textWidth,
                size(BlipLayout.textLayer(0) + ".intermediate.dense.weight", 0),
                layers(BlipLayout.TEXT + "bert.encoder.layer."),
                textWidth / HEAD_WIDTH,
                size(BlipLayout.TEXT + "bert.embeddings.position_embeddings.weight", 0),
                TEXT_EPS,
                START,
                END,
                0,
                true);
        if (width % HEAD_WIDTH != 0 || textWidth % HEAD_WIDTH != 0 || text.vocabSize() <= START) {
            throw new ModelFormatException(
                    file.path() + " has not the sizes of a published BLIP: put the model's config.json beside it.");
        }
        return new BlipConfig(vision, text);
    }

    private int size(String name, int dimension) throws ModelFormatException {
        if (!file.names().contains(name) || file.info(name).shape().length <= dimension) {
            throw new ModelFormatException(file.path() + " is no captioner: it lacks " + name + ".");
        }
        return Math.toIntExact(file.info(name).shape()[dimension]);
    }

    private int layers(String prefix) {
        return (int) file.names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.")[0])
                .distinct()
                .count();
    }
}
