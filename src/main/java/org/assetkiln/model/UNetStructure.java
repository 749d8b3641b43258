package org.assetkiln.model;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.model.config.UNetConfig;

/**
 * Which blocks a UNet has, worked out from its configuration.
 *
 * @param baseChannels channels after the first convolution
 * @param down levels on the way down
 * @param middle the level between
 * @param up levels on the way up
 */
public record UNetStructure(int baseChannels, List<Level> down, Level middle, List<Level> up) {
    /**
     * Blocks at one size.
     *
     * @param name key prefix, such as {@code down_blocks.0}
     * @param inputs input channels of each residual block, skip connection included
     * @param channels output channels
     * @param attention whether each residual block is followed by a transformer
     * @param heads number of attention heads
     * @param resample whether the level ends with down- or upsampling
     */
    public record Level(
            String name, List<Integer> inputs, int channels, boolean attention, int heads, boolean resample) {
        /** Number of residual blocks. */
        public int resnets() {
            return inputs.size();
        }
    }

    /** Works it out. */
    public static UNetStructure of(UNetConfig config) {
        List<Integer> channels = config.blockOutChannels();
        int last = channels.size() - 1;
        var middle = new Level(
                "mid_block",
                List.of(channels.get(last), channels.get(last)),
                channels.get(last),
                true,
                config.attentionHeads().get(last),
                false);
        return new UNetStructure(channels.get(0), down(config), middle, up(config));
    }

    private static List<Level> down(UNetConfig config) {
        List<Level> levels = new ArrayList<>();
        List<Integer> channels = config.blockOutChannels();
        for (int i = 0; i < channels.size(); i++) {
            List<Integer> inputs = new ArrayList<>();
            for (int j = 0; j < config.layersPerBlock(); j++) {
                inputs.add(j > 0 ? channels.get(i) : channels.get(Math.max(i - 1, 0)));
            }
            levels.add(new Level(
                    "down_blocks." + i,
                    inputs,
                    channels.get(i),
                    config.downAttention(i),
                    config.attentionHeads().get(i),
                    i < channels.size() - 1));
        }
        return levels;
    }

    private static List<Level> up(UNetConfig config) {
        List<Level> levels = new ArrayList<>();
        List<Integer> channels = config.blockOutChannels();
        int count = channels.size();
        for (int i = 0; i < count; i++) {
            int level = count - 1 - i;
            int out = channels.get(level);
            int below = channels.get(Math.min(level + 1, count - 1));
            int above = channels.get(Math.max(level - 1, 0));
            List<Integer> inputs = new ArrayList<>();
            for (int j = 0; j <= config.layersPerBlock(); j++) {
                int skip = j == config.layersPerBlock() ? above : out;
                inputs.add((j == 0 ? below : out) + skip);
            }
            levels.add(new Level(
                    "up_blocks." + i,
                    inputs,
                    out,
                    config.upAttention(i),
                    config.attentionHeads().get(level),
                    i < count - 1));
        }
        return levels;
    }
}
