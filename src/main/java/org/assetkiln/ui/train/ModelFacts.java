package org.assetkiln.ui.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the form needs to know of a base model, read from its configuration without loading it.
 *
 * @param resolution edge in pixels that it was trained for; 0 when unknown
 * @param unetBytes size of the UNet's weight files
 * @param textEncoderBytes size of the text encoder's
 * @param unet its transformer blocks
 * @param text its text layers
 */
record ModelFacts(int resolution, long unetBytes, long textEncoderBytes, List<Block> unet, List<Block> text) {
    static final ModelFacts UNKNOWN = new ModelFacts(0, 0, 0, List.of(), List.of());
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A transformer layer.
     *
     * @param width channels
     * @param context width of what it attends to besides itself; 0 for nothing
     * @param inner width inside the feed-forward part
     * @param gated whether the feed-forward part has a gate as wide again
     */
    record Block(int width, int context, int inner, boolean gated) {
        long loraWeights(int rank, boolean feedForward) {
            long sides = 8L * width; // query, key, value, out of self-attention: in + out each
            if (context > 0) {
                sides += 4L * width + 2L * (context + width);
            }
            if (feedForward) {
                sides += width + inner * (gated ? 2L : 1L) + inner + width;
            }
            return sides * rank;
        }
    }

    /** Reads a diffusers folder; what cannot be read stays unknown, the trainer says later what is wrong with it. */
    static ModelFacts of(Path folder) {
        try {
            JsonNode unet = read(folder.resolve("unet/config.json"));
            JsonNode text = read(folder.resolve("text_encoder/config.json"));
            JsonNode vae = read(folder.resolve("vae/config.json"));
            int reduction = 1 << Math.max(0, vae.path("block_out_channels").size() - 1);
            return new ModelFacts(
                    unet.path("sample_size").asInt(0) * reduction,
                    weights(folder.resolve("unet")),
                    weights(folder.resolve("text_encoder")),
                    unetBlocks(unet),
                    textBlocks(text));
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file));
    }

    private static long weights(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static List<Block> unetBlocks(JsonNode unet) {
        var blocks = new ArrayList<Block>();
        JsonNode channels = unet.path("block_out_channels");
        int context = unet.path("cross_attention_dim").asInt();
        int layers = unet.path("layers_per_block").asInt(2);
        for (int i = 0; i < channels.size(); i++) {
            boolean down = unet.path("down_block_types").path(i).asText().startsWith("CrossAttn");
            boolean up = unet.path("up_block_types")
                    .path(channels.size() - 1 - i)
                    .asText()
                    .startsWith("CrossAttn");
            int width = channels.get(i).asInt();
            for (int n = 0; n < (down ? layers : 0) + (up ? layers + 1 : 0); n++) {
                blocks.add(new Block(width, context, 4 * width, true));
            }
        }
        if (!channels.isEmpty()) {
            int middle = channels.get(channels.size() - 1).asInt();
            blocks.add(new Block(middle, context, 4 * middle, true));
        }
        return List.copyOf(blocks);
    }

    private static List<Block> textBlocks(JsonNode text) {
        var block = new Block(
                text.path("hidden_size").asInt(),
                0,
                text.path("intermediate_size").asInt(),
                false);
        return Stream.generate(() -> block)
                .limit(text.path("num_hidden_layers").asInt())
                .toList();
    }
}
