package org.assetkiln.model.lora;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tensor's name in a LoRA file, taken apart.
 *
 * @param module whose it is, as the file spells it, with the prefix of a network
 * @param part what it is of the module's adapter
 */
record LoraKey(String module, Part part) {
    /** What a tensor is. */
    enum Part {
        DOWN,
        UP,
        ALPHA,
        /** A factor or term of LoHa, LoKr, DoRA and the like, without which the rest means something else. */
        FOREIGN
    }

    // kohya; PEFT, with the adapter's name when it was saved from memory; diffusers; its attention processors; its text
    // encoder
    private static final String DOWN =
            "(?:\\.lora_down|\\.lora_A(?:\\.[^.]+)?|[._]lora\\.down|\\.lora_linear_layer\\.down)";
    private static final String UP = "(?:\\.lora_up|\\.lora_B(?:\\.[^.]+)?|[._]lora\\.up|\\.lora_linear_layer\\.up)";
    private static final String OTHER =
            "dora_scale|lora_magnitude_vector|hada_\\w+|lokr_\\w+|oft_\\w+|lora_mid|diff|diff_b|w_norm|b_norm"
                    + "|lora_[AB](?:\\.[^.]+)?\\.bias";
    private static final Pattern DOWN_KEY = Pattern.compile("(.+?)" + DOWN + "\\.weight");
    private static final Pattern UP_KEY = Pattern.compile("(.+?)" + UP + "\\.weight");
    private static final Pattern ALPHA_KEY = Pattern.compile("(.+?)(?:[._]lora)?\\.alpha");
    private static final Pattern FOREIGN_KEY = Pattern.compile("(.+?)\\.(?:" + OTHER + ")(?:\\..*)?");

    /** Takes a name apart; null if it is none of a LoRA's. */
    static @Nullable LoraKey of(String name) {
        LoraKey key = matched(DOWN_KEY, name, Part.DOWN);
        key = key != null ? key : matched(UP_KEY, name, Part.UP);
        key = key != null ? key : matched(ALPHA_KEY, name, Part.ALPHA);
        return key != null ? key : matched(FOREIGN_KEY, name, Part.FOREIGN);
    }

    private static @Nullable LoraKey matched(Pattern pattern, String name, Part part) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? new LoraKey(matcher.group(1).replace(".processor", ""), part) : null;
    }
}
