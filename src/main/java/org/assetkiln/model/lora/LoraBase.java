package org.assetkiln.model.lora;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.Layout;
import org.assetkiln.model.UNetLayout;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.keys.LdmUNetNames;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a model that LoRA files speak of, under every name they have there. Flattened names cannot be taken apart
 * by rules, since paths have underscores of their own; so all are listed.
 */
public final class LoraBase {
    private static final String WEIGHT = ".weight";
    private static final Map<String, String> OLD_ATTENTION =
            Map.of("to_q", "q_proj", "to_k", "k_proj", "to_v", "v_proj", "to_out", "out_proj");

    private final Map<LoraNetwork, Map<String, String>> paths = new EnumMap<>(LoraNetwork.class);
    private final Map<LoraNetwork, Map<String, long[]>> shapes = new EnumMap<>(LoraNetwork.class);

    /** The layers of a model with these configurations. */
    public LoraBase(UNetConfig unet, ClipTextConfig text) {
        add(LoraNetwork.UNET, UNetLayout.of(unet));
        add(LoraNetwork.TEXT_ENCODER, ClipTextEncoder.layout(text));
        unetSpellings(new LdmUNetNames(unet));
        textSpellings();
    }

    /** Every linear layer and convolution; embeddings are looked up, not multiplied. */
    private void add(LoraNetwork network, Layout layout) {
        Map<String, long[]> own = new HashMap<>();
        Map<String, String> spelled = new HashMap<>();
        layout.shapes().forEach((name, shape) -> {
            String path = name.endsWith(WEIGHT) ? name.substring(0, name.length() - WEIGHT.length()) : "";
            if (shape.length >= 2 && !path.endsWith("embedding")) {
                own.put(path, shape);
                spelled.put(flat(path), path);
            }
        });
        shapes.put(network, own);
        paths.put(network, spelled);
    }

    private void unetSpellings(LdmUNetNames original) {
        Map<String, String> spelled = spellings(LoraNetwork.UNET);
        for (String path : layers(LoraNetwork.UNET).keySet()) {
            spelled.put(flat(original.key(path)), path);
            // diffusers' attention processors had one output layer without a number.
            if (path.endsWith(".to_out.0")) {
                spelled.put(flat(path.substring(0, path.length() - 2)), path);
            }
        }
    }

    private void textSpellings() {
        Map<String, String> spelled = spellings(LoraNetwork.TEXT_ENCODER);
        for (String path : layers(LoraNetwork.TEXT_ENCODER).keySet()) {
            spelled.put(flat(path.replaceFirst("^text_model\\.", "")), path);
            OLD_ATTENTION.forEach((old, now) -> {
                if (path.endsWith("self_attn." + now)) {
                    spelled.put(flat(path.substring(0, path.length() - now.length()) + old), path);
                }
            });
        }
    }

    /**
     * The layer that a name without prefix means.
     *
     * @param name with dots or underscores
     * @return its path; null if the network has no such layer
     */
    @Nullable
    String path(LoraNetwork network, String name) {
        return spellings(network).get(flat(name));
    }

    /** Paths of the layers that can have a LoRA, with their weights' shapes. */
    Map<String, long[]> layers(LoraNetwork network) {
        return shapes.getOrDefault(network, Map.of());
    }

    private Map<String, String> spellings(LoraNetwork network) {
        return paths.getOrDefault(network, Map.of());
    }

    private static String flat(String path) {
        return path.replace('.', '_');
    }
}
