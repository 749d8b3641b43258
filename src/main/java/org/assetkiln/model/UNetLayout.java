package org.assetkiln.model;

import org.assetkiln.model.UNetStructure.Level;
import org.assetkiln.model.config.UNetConfig;

/** The keys and shapes of a UNet's weights. */
public final class UNetLayout {
    private final UNetConfig config;
    private final Layout layout = new Layout();
    private final int time;

    private UNetLayout(UNetConfig config) {
        this.config = config;
        this.time = 4 * config.blockOutChannels().get(0);
    }

    /** The keys and shapes that belong to a configuration. */
    public static Layout of(UNetConfig config) {
        return new UNetLayout(config).build();
    }

    private Layout build() {
        UNetStructure structure = UNetStructure.of(config);
        int base = structure.baseChannels();
        layout.conv("conv_in", config.inChannels(), base, 3);
        layout.linear("time_embedding.linear_1", base, time);
        layout.linear("time_embedding.linear_2", time, time);
        structure.down().forEach(level -> level(level, "downsamplers"));
        Level middle = structure.middle();
        layout.resnet("mid_block.resnets.0", middle.channels(), middle.channels(), time);
        transformer("mid_block.attentions.0", middle);
        layout.resnet("mid_block.resnets.1", middle.channels(), middle.channels(), time);
        structure.up().forEach(level -> level(level, "upsamplers"));
        layout.norm("conv_norm_out", base);
        layout.conv("conv_out", base, config.outChannels(), 3);
        return layout;
    }

    private void level(Level level, String resampler) {
        for (int j = 0; j < level.resnets(); j++) {
            layout.resnet(level.name() + ".resnets." + j, level.inputs().get(j), level.channels(), time);
            if (level.attention()) {
                transformer(level.name() + ".attentions." + j, level);
            }
        }
        if (level.resample()) {
            layout.conv(level.name() + "." + resampler + ".0.conv", level.channels(), level.channels(), 3);
        }
    }

    private void transformer(String name, Level level) {
        int channels = level.channels();
        layout.norm(name + ".norm", channels);
        projection(name + ".proj_in", channels);
        String block = name + ".transformer_blocks.0";
        for (int i = 1; i <= 3; i++) {
            layout.norm(block + ".norm" + i, channels);
        }
        attention(block + ".attn1", channels, channels);
        attention(block + ".attn2", channels, config.crossAttentionDim());
        layout.linear(block + ".ff.net.0.proj", channels, 8 * channels);
        layout.linear(block + ".ff.net.2", 4 * channels, channels);
        projection(name + ".proj_out", channels);
    }

    private void projection(String name, int channels) {
        if (config.useLinearProjection()) {
            layout.linear(name, channels, channels);
        } else {
            layout.conv(name, channels, channels, 1);
        }
    }

    private void attention(String name, int channels, int context) {
        layout.linearWithoutBias(name + ".to_q", channels, channels);
        layout.linearWithoutBias(name + ".to_k", context, channels);
        layout.linearWithoutBias(name + ".to_v", context, channels);
        layout.linear(name + ".to_out.0", channels, channels);
    }
}
