package org.assetkiln.model.lora;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.files.Json;
import org.assetkiln.model.Family;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelSpec;
import org.assetkiln.model.config.PredictionType;

/**
 * The part of a LoRA file's free text that follows from its layers and its base model: kohya's {@code ss_} keys, and those
 * of Stability AI's model metadata standard 1.0.1. Every value is text.
 */
public final class LoraDescription {
    private LoraDescription() {}

    /** The text for a file with these layers, made for this model. */
    public static Map<String, String> of(ModelFiles base, List<LoraLayer> layers) {
        var data = new TreeMap<String, String>();
        boolean second = base.family() == Family.SD2;
        boolean velocity = base.scheduler().predictionType() == PredictionType.V_PREDICTION;
        data.put("ss_v2", second ? "True" : "False");
        data.put("ss_base_model_version", (second ? "sd_v2" : "sd_v1") + (second && velocity ? "_v" : ""));
        data.put("ss_sd_model_name", String.valueOf(base.path().getFileName()));
        data.put("ss_network_module", "networks.lora");
        network(layers, data);
        data.putAll(ModelSpec.ofLora(base));
        return data;
    }

    private static void network(List<LoraLayer> layers, Map<String, String> data) {
        List<LoraLayer> kernels =
                layers.stream().filter(LoraDescription::hasKernel).toList();
        List<LoraLayer> linear =
                layers.stream().filter(layer -> !hasKernel(layer)).toList();
        data.put("ss_network_dim", rank(linear));
        data.put("ss_network_alpha", alpha(linear));
        Map<String, String> arguments = new LinkedHashMap<>();
        if (!kernels.isEmpty()) {
            arguments.put("conv_dim", rank(kernels));
            arguments.put("conv_alpha", alpha(kernels));
        }
        data.put("ss_network_args", Json.line(arguments));
    }

    /** Whether it is of a convolution larger than 1×1, which has a size of its own in kohya's trainer. */
    private static boolean hasKernel(LoraLayer layer) {
        return layer.down().getShape().dimension() == 4 && layer.down().size(2) > 1;
    }

    /** kohya's word for ranks that differ is Dynamic. */
    private static String rank(List<LoraLayer> layers) {
        List<String> ranks = layers.stream()
                .map(layer -> Long.toString(layer.rank()))
                .distinct()
                .toList();
        return ranks.size() == 1 ? ranks.get(0) : "Dynamic";
    }

    private static String alpha(List<LoraLayer> layers) {
        List<String> alphas = layers.stream()
                .map(layer -> Double.toString(layer.alpha()))
                .distinct()
                .toList();
        return alphas.size() == 1 ? alphas.get(0) : "Dynamic";
    }
}
