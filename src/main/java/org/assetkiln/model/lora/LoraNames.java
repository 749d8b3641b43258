package org.assetkiln.model.lora;

/** What a LoRA's tensors are called beside the weight they adapt. */
public final class LoraNames {
    public static final String DOWN = ".lora_down.weight";
    public static final String UP = ".lora_up.weight";
    /** The factor on the low-rank path, a scalar; only in memory. */
    public static final String SCALE = ".lora_scale";
    /** The numerator of that factor, a scalar; only in files. */
    public static final String ALPHA = ".alpha";

    private LoraNames() {}

    /** Whether a name in a dictionary of weights belongs to a LoRA. */
    public static boolean isLora(String name) {
        return name.endsWith(DOWN) || name.endsWith(UP) || name.endsWith(SCALE);
    }
}
