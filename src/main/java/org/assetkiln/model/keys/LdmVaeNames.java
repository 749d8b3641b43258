package org.assetkiln.model.keys;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An autoencoder's names in the original code of latent diffusion: the decoder's levels are numbered from the pixels inwards. */
public final class LdmVaeNames implements Names {
    private static final Pattern LEVEL = Pattern.compile(
            "(encoder|decoder)\\.(down|up)_blocks\\.(\\d+)\\.(resnets|downsamplers|upsamplers)\\.(\\d+)\\.(.*)");
    private static final Pattern MIDDLE =
            Pattern.compile("(encoder|decoder)\\.mid_block\\.(resnets|attentions)\\.(\\d+)\\.(.*)");
    private static final Map<String, String> ATTENTION =
            Map.of("group_norm", "norm", "to_q", "q", "to_k", "k", "to_v", "v", "to_out.0", "proj_out");
    private static final Map<String, String> SHORTCUT = Map.of("conv_shortcut", "nin_shortcut");

    private final int levels;

    /** @param levels number of encoder blocks */
    public LdmVaeNames(int levels) {
        this.levels = levels;
    }

    @Override
    public List<Place> places(String name) {
        String key = key(name);
        boolean matrix = key.contains(".attn_1.") && !key.contains(".norm.") && key.endsWith(".weight");
        return List.of(new Place(key, 0, 1, matrix));
    }

    private String key(String name) {
        Matcher level = LEVEL.matcher(name);
        if (level.matches()) {
            return level(level);
        }
        Matcher middle = MIDDLE.matcher(name);
        if (middle.matches()) {
            return middle(middle);
        }
        return name.replace(".conv_norm_out.", ".norm_out.");
    }

    private String level(Matcher match) {
        int index = Integer.parseInt(match.group(3));
        boolean down = match.group(2).equals("down");
        String start = match.group(1) + "." + match.group(2) + "." + (down ? index : levels - 1 - index);
        return switch (match.group(4)) {
            case "resnets" -> start + ".block." + match.group(5) + "." + Renaming.start(match.group(6), SHORTCUT);
            case "downsamplers" -> start + ".downsample." + match.group(6);
            default -> start + ".upsample." + match.group(6);
        };
    }

    private static String middle(Matcher match) {
        if (match.group(2).equals("attentions")) {
            return match.group(1) + ".mid.attn_1." + Renaming.start(match.group(4), ATTENTION);
        }
        int block = Integer.parseInt(match.group(3)) + 1;
        return match.group(1) + ".mid.block_" + block + "." + Renaming.start(match.group(4), SHORTCUT);
    }
}
