package org.assetkiln.model.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assetkiln.model.ModelFormatException;

/** What a UNet's configuration may say. */
final class UNetChecks {
    static final String MIDDLE = "UNetMidBlock2DCrossAttn";

    private UNetChecks() {}

    /** Refuses settings whose computation is not implemented. */
    static void supported(ConfigJson json) throws ModelFormatException {
        json.only("mid_block_type", MIDDLE);
        json.only("act_fn", "silu", "swish");
        json.only("resnet_time_scale_shift", "default");
        json.only("time_embedding_type", "positional");
        json.only("attention_type", "default");
        json.only("downsample_padding", 1);
        json.only("mid_block_scale_factor", 1);
        json.only("conv_in_kernel", 3);
        json.only("conv_out_kernel", 3);
        json.only("dropout", 0);
        for (String key : List.of(
                "center_input_sample",
                "only_cross_attention",
                "dual_cross_attention",
                "resnet_skip_time_act",
                "class_embeddings_concat",
                "mid_block_only_cross_attention",
                "cross_attention_norm")) {
            json.only(key, false);
        }
        for (String key : List.of(
                "class_embed_type",
                "addition_embed_type",
                "encoder_hid_dim",
                "encoder_hid_dim_type",
                "num_class_embeds",
                "num_attention_heads",
                "time_embedding_dim",
                "time_embedding_act_fn",
                "timestep_post_act",
                "time_cond_proj_dim",
                "reverse_transformer_layers_per_block")) {
            json.only(key);
        }
        for (int layers : json.integers("transformer_layers_per_block", List.of(1), count(json))) {
            json.check(layers == 1, "transformer_layers_per_block", "1 everywhere: larger ones are SDXL's");
        }
    }

    private static int count(ConfigJson json) throws ModelFormatException {
        return json.texts("down_block_types", List.of("", "", "", "")).size();
    }

    /** Refuses sizes that do not fit together. */
    static void possible(ConfigJson json, UNetConfig config) throws ModelFormatException {
        int n = config.blocks();
        Set<Integer> layers = new HashSet<>(json.integers("layers_per_block", List.of(2), n));
        json.check(layers.size() == 1, "layers_per_block", "the same number for every block");
        json.check(config.layersPerBlock() <= 64, "layers_per_block", "at most 64");
        types(json, "down_block_types", config.downBlockTypes(), UNetConfig.CROSS_DOWN, UNetConfig.PLAIN_DOWN);
        types(json, "up_block_types", config.upBlockTypes(), UNetConfig.CROSS_UP, UNetConfig.PLAIN_UP);
        json.check(config.upBlockTypes().size() == n, "up_block_types", "as many as down_block_types");
        json.check(config.normEps() > 0, "norm_eps", "a positive number");
        for (int i = 0; i < n; i++) {
            int channels = config.blockOutChannels().get(i);
            json.check(channels % config.normNumGroups() == 0, "block_out_channels", "multiples of norm_num_groups");
            boolean attends = config.downAttention(i) || config.upAttention(n - 1 - i) || i == n - 1;
            json.check(
                    !attends || channels % config.attentionHeads().get(i) == 0,
                    "attention_head_dim",
                    "numbers of heads that divide block_out_channels");
        }
        json.check(config.blockOutChannels().get(0) % 2 == 0, "block_out_channels", "an even first number");
    }

    private static void types(ConfigJson json, String key, List<String> types, String cross, String plain)
            throws ModelFormatException {
        json.check(
                types.stream().allMatch(type -> type.equals(cross) || type.equals(plain)),
                key,
                "only " + cross + " and " + plain);
    }
}
