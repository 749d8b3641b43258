package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.ModelFormatException;

/**
 * Sizes of an AutoencoderKL, as in {@code vae/config.json}.
 *
 * @param sampleSize side of the images it was trained for, in pixels
 * @param inChannels channels of an image to encode
 * @param outChannels channels of a decoded image
 * @param latentChannels channels of a latent image
 * @param blockOutChannels channels after each encoder block
 * @param layersPerBlock residual blocks in each encoder block; a decoder block has one more
 * @param normNumGroups groups of every group norm
 * @param scalingFactor what latents are multiplied with after encoding
 * @param forceUpcast whether it overflows in float16
 */
public record VaeConfig(
        int sampleSize,
        int inChannels,
        int outChannels,
        int latentChannels,
        List<Integer> blockOutChannels,
        int layersPerBlock,
        int normNumGroups,
        double scalingFactor,
        boolean forceUpcast) {
    private static final String DOWN = "DownEncoderBlock2D";
    private static final String UP = "UpDecoderBlock2D";

    public VaeConfig {
        blockOutChannels = List.copyOf(blockOutChannels);
    }

    /** Number of encoder blocks, and of decoder blocks. */
    public int blocks() {
        return blockOutChannels.size();
    }

    /** Image pixels along one side of a latent pixel: 8 for Stable Diffusion. */
    public int pixelsPerLatent() {
        return 1 << (blocks() - 1);
    }

    /**
     * Reads {@code config.json}.
     *
     * @throws ModelFormatException if it asks for what Assetkiln's autoencoder cannot do
     */
    public static VaeConfig read(Path file) throws IOException {
        return of(ConfigJson.read(file));
    }

    /** As {@link #read}, from a text; the file is for error messages. */
    public static VaeConfig parse(Path file, String text) throws ModelFormatException {
        return of(ConfigJson.parse(file, text));
    }

    private static VaeConfig of(ConfigJson json) throws ModelFormatException {
        List<String> down = json.texts("down_block_types", List.of(DOWN));
        List<String> up = json.texts("up_block_types", List.of(UP));
        json.check(down.stream().allMatch(DOWN::equals), "down_block_types", "only " + DOWN);
        json.check(up.stream().allMatch(UP::equals), "up_block_types", "only " + UP);
        json.check(up.size() == down.size(), "up_block_types", "as many as down_block_types");
        json.check(down.size() <= 8, "down_block_types", "at most 8 blocks");
        supported(json);
        VaeConfig config = new VaeConfig(
                json.integer("sample_size", 32, 1),
                json.integer("in_channels", 3, 1),
                json.integer("out_channels", 3, 1),
                json.integer("latent_channels", 4, 1),
                json.integers("block_out_channels", List.of(64), down.size()),
                json.integer("layers_per_block", 1, 1, 64),
                json.integer("norm_num_groups", 32, 1),
                json.number("scaling_factor", 0.18215),
                json.flag("force_upcast", true));
        for (int channels : config.blockOutChannels) {
            json.check(channels % config.normNumGroups == 0, "block_out_channels", "multiples of norm_num_groups");
        }
        json.check(config.scalingFactor > 0, "scaling_factor", "a positive number");
        return config;
    }

    private static void supported(ConfigJson json) throws ModelFormatException {
        json.only("act_fn", "silu", "swish");
        json.only("use_quant_conv", true);
        json.only("use_post_quant_conv", true);
        json.only("mid_block_add_attention", true);
        json.only("shift_factor", 0);
        json.only("latents_mean");
        json.only("latents_std");
    }

    /** Writes a {@code config.json} that diffusers loads. */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, json());
    }

    /** The text of a {@code config.json} that diffusers loads. */
    public String json() {
        ObjectNode json = ConfigJson.object("AutoencoderKL");
        json.put("sample_size", sampleSize)
                .put("in_channels", inChannels)
                .put("out_channels", outChannels)
                .put("latent_channels", latentChannels)
                .putPOJO("down_block_types", Collections.nCopies(blocks(), DOWN))
                .putPOJO("up_block_types", Collections.nCopies(blocks(), UP))
                .putPOJO("block_out_channels", blockOutChannels)
                .put("layers_per_block", layersPerBlock)
                .put("norm_num_groups", normNumGroups)
                .put("scaling_factor", scalingFactor)
                .put("force_upcast", forceUpcast)
                .put("act_fn", "silu");
        return ConfigJson.text(json);
    }
}
