package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.ModelFormatException;

/**
 * Sizes of a UNet2DConditionModel, as in {@code unet/config.json}. Lists have one entry for each down block.
 *
 * @param sampleSize side of the latent image the model was trained for
 * @param inChannels channels of the noisy latent
 * @param outChannels channels of the prediction
 * @param downBlockTypes CrossAttnDownBlock2D or DownBlock2D
 * @param upBlockTypes CrossAttnUpBlock2D or UpBlock2D, from the middle outwards
 * @param blockOutChannels channels after each down block
 * @param layersPerBlock residual blocks in each down block; an up block has one more
 * @param crossAttentionDim width of the text embedding
 * @param attentionHeads number of heads; diffusers writes it under the misleading key attention_head_dim
 * @param useLinearProjection whether transformers project with linear layers instead of 1x1 convolutions
 * @param upcastAttention whether attention scores need float32
 * @param normNumGroups groups of every group norm
 * @param normEps epsilon of the residual blocks' group norms
 * @param flipSinToCos whether the time embedding has its cosines first
 * @param freqShift shift in the divisor of the time embedding's exponent
 */
public record UNetConfig(
        int sampleSize,
        int inChannels,
        int outChannels,
        List<String> downBlockTypes,
        List<String> upBlockTypes,
        List<Integer> blockOutChannels,
        int layersPerBlock,
        int crossAttentionDim,
        List<Integer> attentionHeads,
        boolean useLinearProjection,
        boolean upcastAttention,
        int normNumGroups,
        double normEps,
        boolean flipSinToCos,
        int freqShift) {
    static final String CROSS_DOWN = "CrossAttnDownBlock2D";
    static final String PLAIN_DOWN = "DownBlock2D";
    static final String CROSS_UP = "CrossAttnUpBlock2D";
    static final String PLAIN_UP = "UpBlock2D";

    public UNetConfig {
        downBlockTypes = List.copyOf(downBlockTypes);
        upBlockTypes = List.copyOf(upBlockTypes);
        blockOutChannels = List.copyOf(blockOutChannels);
        attentionHeads = List.copyOf(attentionHeads);
    }

    /** Number of down blocks, and of up blocks. */
    public int blocks() {
        return blockOutChannels.size();
    }

    /** Whether down block i has transformers. */
    public boolean downAttention(int i) {
        return downBlockTypes.get(i).equals(CROSS_DOWN);
    }

    /** Whether up block i, counted from the middle, has transformers. */
    public boolean upAttention(int i) {
        return upBlockTypes.get(i).equals(CROSS_UP);
    }

    /**
     * Reads {@code config.json}.
     *
     * @throws ModelFormatException if it asks for what Assetkiln's UNet cannot do
     */
    public static UNetConfig read(Path file) throws IOException {
        return of(ConfigJson.read(file));
    }

    /** As {@link #read}, from a text; the file is for error messages. */
    public static UNetConfig parse(Path file, String text) throws ModelFormatException {
        return of(ConfigJson.parse(file, text));
    }

    private static UNetConfig of(ConfigJson json) throws ModelFormatException {
        UNetChecks.supported(json);
        List<String> down = json.texts("down_block_types", List.of(CROSS_DOWN, CROSS_DOWN, CROSS_DOWN, PLAIN_DOWN));
        List<String> up = json.texts("up_block_types", List.of(PLAIN_UP, CROSS_UP, CROSS_UP, CROSS_UP));
        int n = down.size();
        int layers = json.integers("layers_per_block", List.of(2), n).get(0);
        UNetConfig config = new UNetConfig(
                json.integer("sample_size", 64, 1, 4096),
                json.integer("in_channels", 4, 1),
                json.integer("out_channels", 4, 1),
                down,
                up,
                json.integers("block_out_channels", List.of(320, 640, 1280, 1280), n),
                layers,
                json.integer("cross_attention_dim", 1280, 1),
                json.integers("attention_head_dim", Collections.nCopies(n, 8), n),
                json.flag("use_linear_projection", false),
                json.flag("upcast_attention", false),
                json.integer("norm_num_groups", 32, 1),
                json.number("norm_eps", 1e-5),
                json.flag("flip_sin_to_cos", true),
                json.integer("freq_shift", 0, 0));
        UNetChecks.possible(json, config);
        return config;
    }

    /** Writes a {@code config.json} that diffusers loads. */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, json());
    }

    /** The text of a {@code config.json} that diffusers loads. */
    public String json() {
        ObjectNode json = ConfigJson.object("UNet2DConditionModel");
        json.put("sample_size", sampleSize).put("in_channels", inChannels).put("out_channels", outChannels);
        json.putPOJO("down_block_types", downBlockTypes)
                .put("mid_block_type", UNetChecks.MIDDLE)
                .putPOJO("up_block_types", upBlockTypes)
                .putPOJO("block_out_channels", blockOutChannels)
                .put("layers_per_block", layersPerBlock)
                .put("cross_attention_dim", crossAttentionDim)
                .putPOJO("attention_head_dim", attentionHeads)
                .put("use_linear_projection", useLinearProjection)
                .put("upcast_attention", upcastAttention)
                .put("norm_num_groups", normNumGroups)
                .put("norm_eps", normEps)
                .put("flip_sin_to_cos", flipSinToCos)
                .put("freq_shift", freqShift)
                .put("act_fn", "silu");
        return ConfigJson.text(json);
    }
}
