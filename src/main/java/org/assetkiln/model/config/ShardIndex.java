package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assetkiln.model.ModelFormatException;

/** The index of weights in several files, as in {@code model.safetensors.index.json}. */
public final class ShardIndex {
    private static final int MAX_FILES = 1000;

    private ShardIndex() {}

    /**
     * The names of the files, sorted. All lie beside the index.
     *
     * @throws ModelFormatException if it names anything else
     */
    public static List<String> read(Path file) throws IOException {
        ConfigJson json = ConfigJson.read(file);
        JsonNode map = json.json().path("weight_map");
        Set<String> names = new TreeSet<>();
        for (JsonNode name : map) {
            names.add(name.asText());
        }
        json.check(map.isObject() && !names.isEmpty() && names.size() <= MAX_FILES, "weight_map", "a file per weight");
        for (String name : names) {
            boolean beside = name.endsWith(".safetensors") && !name.matches(".*[/\\\\:\\p{Cntrl}].*");
            json.check(beside, "weight_map", "names of .safetensors files beside it");
        }
        return List.copyOf(names);
    }
}
