package org.assetkiln.model;

import java.util.List;
import org.assetkiln.model.config.VaeConfig;

/** The keys and shapes of an AutoencoderKL's weights. */
public final class VaeLayout {
    private final VaeConfig config;
    private final Layout layout = new Layout();

    private VaeLayout(VaeConfig config) {
        this.config = config;
    }

    /** The keys and shapes that belong to a configuration. */
    public static Layout of(VaeConfig config) {
        var builder = new VaeLayout(config);
        builder.encoder();
        builder.decoder();
        int latents = config.latentChannels();
        builder.layout.conv("quant_conv", 2 * latents, 2 * latents, 1);
        builder.layout.conv("post_quant_conv", latents, latents, 1);
        return builder.layout;
    }

    private void encoder() {
        List<Integer> channels = config.blockOutChannels();
        int in = channels.get(0);
        layout.conv("encoder.conv_in", config.inChannels(), in, 3);
        for (int i = 0; i < channels.size(); i++) {
            String level = "encoder.down_blocks." + i;
            int out = channels.get(i);
            for (int j = 0; j < config.layersPerBlock(); j++) {
                layout.resnet(level + ".resnets." + j, j == 0 ? in : out, out, 0);
            }
            if (i < channels.size() - 1) {
                layout.conv(level + ".downsamplers.0.conv", out, out, 3);
            }
            in = out;
        }
        end("encoder", in, in, 2 * config.latentChannels());
    }

    private void decoder() {
        List<Integer> channels = config.blockOutChannels();
        int last = channels.size() - 1;
        int in = channels.get(last);
        layout.conv("decoder.conv_in", config.latentChannels(), in, 3);
        for (int i = 0; i <= last; i++) {
            String level = "decoder.up_blocks." + i;
            int out = channels.get(last - i);
            for (int j = 0; j <= config.layersPerBlock(); j++) {
                layout.resnet(level + ".resnets." + j, j == 0 ? in : out, out, 0);
            }
            if (i < last) {
                layout.conv(level + ".upsamplers.0.conv", out, out, 3);
            }
            in = out;
        }
        end("decoder", channels.get(last), in, config.outChannels());
    }

    private void end(String half, int middle, int channels, int out) {
        String block = half + ".mid_block";
        layout.resnet(block + ".resnets.0", middle, middle, 0);
        String attention = block + ".attentions.0";
        layout.norm(attention + ".group_norm", middle);
        for (String part : List.of("to_q", "to_k", "to_v", "to_out.0")) {
            layout.linear(attention + "." + part, middle, middle);
        }
        layout.resnet(block + ".resnets.1", middle, middle, 0);
        layout.norm(half + ".conv_norm_out", channels);
        layout.conv(half + ".conv_out", channels, out, 3);
    }
}
