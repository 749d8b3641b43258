package org.assetkiln.model.lora;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the UNet's modules are called in the original Stable Diffusion code (CompVis, {@code ldm/modules/diffusionmodules/
 * openaimodel.py}), which some LoRA files name them by: blocks numbered through, {@code input_blocks.4.1...}.
 */
final class LdmNames {
    private static final Pattern DOWN = Pattern.compile("down_blocks\\.(\\d+)\\.(resnets|attentions)\\.(\\d+)(.*)");
    private static final Pattern DOWNSAMPLER = Pattern.compile("down_blocks\\.(\\d+)\\.downsamplers\\.0\\.conv");
    private static final Pattern UP = Pattern.compile("up_blocks\\.(\\d+)\\.(resnets|attentions)\\.(\\d+)(.*)");
    private static final Pattern UPSAMPLER = Pattern.compile("up_blocks\\.(\\d+)\\.upsamplers\\.0\\.conv");
    private static final Pattern SECOND_RESNET = Pattern.compile("down_blocks\\.0\\.resnets\\.(\\d+)\\.conv1");

    private final Collection<String> paths;
    private final int layers;

    /** @param paths all of the network's modules in diffusers' names */
    LdmNames(Collection<String> paths) {
        this.paths = paths;
        this.layers = (int) paths.stream()
                .filter(path -> SECOND_RESNET.matcher(path).matches())
                .count();
    }

    /** A module's other name; null if it has none. */
    @Nullable
    String of(String path) {
        Matcher down = DOWN.matcher(path);
        if (down.matches()) {
            int block = 1 + number(down, 1) * (layers + 1) + number(down, 3);
            return "input_blocks.%d.%s".formatted(block, inside(down.group(2), down.group(4)));
        }
        Matcher up = UP.matcher(path);
        if (up.matches()) {
            int block = number(up, 1) * (layers + 1) + number(up, 3);
            return "output_blocks.%d.%s".formatted(block, inside(up.group(2), up.group(4)));
        }
        Matcher downsampler = DOWNSAMPLER.matcher(path);
        if (downsampler.matches()) {
            return "input_blocks.%d.0.op".formatted((number(downsampler, 1) + 1) * (layers + 1));
        }
        Matcher upsampler = UPSAMPLER.matcher(path);
        return upsampler.matches() ? upsampler(number(upsampler, 1)) : middleOrEnd(path);
    }

    /** The upsampler follows the transformer, where the block has one. */
    private String upsampler(int block) {
        boolean attention = paths.stream().anyMatch(path -> path.startsWith("up_blocks." + block + ".attentions."));
        return "output_blocks.%d.%d.conv".formatted(block * (layers + 1) + layers, attention ? 2 : 1);
    }

    private static @Nullable String middleOrEnd(String path) {
        if (path.startsWith("mid_block.resnets.0")) {
            return "middle_block.0" + resnet(path.substring("mid_block.resnets.0".length()));
        } else if (path.startsWith("mid_block.attentions.0")) {
            return path.replace("mid_block.attentions.0", "middle_block.1");
        } else if (path.startsWith("mid_block.resnets.1")) {
            return "middle_block.2" + resnet(path.substring("mid_block.resnets.1".length()));
        }
        return switch (path) {
            case "conv_in" -> "input_blocks.0.0";
            case "conv_out" -> "out.2";
            case "time_embedding.linear_1" -> "time_embed.0";
            case "time_embedding.linear_2" -> "time_embed.2";
            default -> null;
        };
    }

    private static String inside(String kind, String rest) {
        return "resnets".equals(kind) ? "0" + resnet(rest) : "1" + rest;
    }

    private static String resnet(String rest) {
        return switch (rest) {
            case ".conv1" -> ".in_layers.2";
            case ".conv2" -> ".out_layers.3";
            case ".time_emb_proj" -> ".emb_layers.1";
            case ".conv_shortcut" -> ".skip_connection";
            default -> rest;
        };
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
