package org.assetkiln.model.lora;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assetkiln.files.Json;

/**
 * PEFT's settings for a file that is written. Without them diffusers takes the rank that most layers have for every layer's
 * alpha, so that layers of another rank would count too much or too little.
 */
final class AdapterText {
    private AdapterText() {}

    /** The settings of all networks, for layers whose alpha is to be their rank. */
    static String of(List<LoraLayer> layers) {
        Map<String, Object> settings = new TreeMap<>();
        for (LoraNetwork network : LoraNetwork.values()) {
            List<LoraLayer> own =
                    layers.stream().filter(layer -> layer.network() == network).toList();
            if (!own.isEmpty()) {
                settings(own).forEach((key, value) -> settings.put(network.peftName(key), value));
            }
        }
        return Json.line(settings);
    }

    private static Map<String, Object> settings(List<LoraLayer> layers) {
        long usual = usual(layers);
        Map<String, Long> others = new TreeMap<>();
        List<String> paths = new ArrayList<>();
        for (LoraLayer layer : layers) {
            paths.add(layer.path());
            if (layer.rank() != usual) {
                others.put(layer.path(), layer.rank());
            }
        }
        return Map.of(
                "r", usual,
                "lora_alpha", usual,
                "rank_pattern", others,
                "alpha_pattern", others,
                "target_modules", paths);
    }

    private static long usual(List<LoraLayer> layers) {
        return layers.stream()
                .collect(Collectors.groupingBy(LoraLayer::rank, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
