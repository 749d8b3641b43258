package org.assetkiln.model.keys;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assetkiln.model.config.UNetConfig;

/**
 * A UNet's names in the original code of latent diffusion, Rombach et al. 2022, arXiv 2112.10752: blocks are numbered
 * through, a resampling counts as one.
 */
public final class LdmUNetNames implements Names {
    private static final Pattern LEVEL =
            Pattern.compile("(down|up)_blocks\\.(\\d+)\\.(resnets|attentions|downsamplers|upsamplers)\\.(\\d+)\\.(.*)");
    private static final Pattern MIDDLE = Pattern.compile("mid_block\\.(resnets|attentions)\\.(\\d+)\\.(.*)");
    private static final Map<String, String> ENDS = Map.of(
            "conv_in", "input_blocks.0.0",
            "time_embedding.linear_1", "time_embed.0",
            "time_embedding.linear_2", "time_embed.2",
            "conv_norm_out", "out.0",
            "conv_out", "out.2");
    private static final Map<String, String> RESNET = Map.of(
            "norm1", "in_layers.0",
            "conv1", "in_layers.2",
            "time_emb_proj", "emb_layers.1",
            "norm2", "out_layers.0",
            "conv2", "out_layers.3",
            "conv_shortcut", "skip_connection");

    private final UNetConfig config;

    /** The names of a UNet of some configuration. */
    public LdmUNetNames(UNetConfig config) {
        this.config = config;
    }

    @Override
    public List<Place> places(String name) {
        return List.of(Place.of(key(name)));
    }

    /**
     * The original name.
     *
     * @param name a weight's or a module's in diffusers
     */
    public String key(String name) {
        Matcher level = LEVEL.matcher(name);
        if (level.matches()) {
            return level.group(1).equals("down") ? down(level) : up(level);
        }
        Matcher middle = MIDDLE.matcher(name);
        if (middle.matches()) {
            boolean resnet = middle.group(1).equals("resnets");
            int block = resnet ? 2 * Integer.parseInt(middle.group(2)) : 1;
            return "middle_block." + block + "." + inner(resnet, middle.group(3));
        }
        return Renaming.start(name, ENDS);
    }

    private String down(Matcher level) {
        int first = Integer.parseInt(level.group(2)) * (config.layersPerBlock() + 1) + 1;
        if (level.group(3).equals("downsamplers")) {
            int block = first + config.layersPerBlock();
            return "input_blocks." + block + ".0." + Renaming.start(level.group(5), Map.of("conv", "op"));
        }
        return "input_blocks." + layer(level, first);
    }

    private String up(Matcher level) {
        int index = Integer.parseInt(level.group(2));
        int first = index * (config.layersPerBlock() + 1);
        if (level.group(3).equals("upsamplers")) {
            int place = config.upAttention(index) ? 2 : 1;
            return "output_blocks." + (first + config.layersPerBlock()) + "." + place + "." + level.group(5);
        }
        return "output_blocks." + layer(level, first);
    }

    private static String layer(Matcher level, int first) {
        boolean resnet = level.group(3).equals("resnets");
        int block = first + Integer.parseInt(level.group(4));
        return block + (resnet ? ".0." : ".1.") + inner(resnet, level.group(5));
    }

    private static String inner(boolean resnet, String name) {
        return resnet ? Renaming.start(name, RESNET) : name;
    }
}
