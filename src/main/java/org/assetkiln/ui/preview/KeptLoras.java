package org.assetkiln.ui.preview;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a project remembers of the LoRAs in Preview, {@code loras.json} in its hidden folder.
 *
 * @param loras those that were added, and those of runs that are on or have another strength
 */
record KeptLoras(List<Kept> loras) {
    static final KeptLoras NONE = new KeptLoras(List.of());

    private static final String NAME = "loras.json";

    /**
     * One of them.
     *
     * @param file absolute path
     * @param added whether the user has added it
     * @param on whether it is on the model
     * @param strength -2 to 2
     */
    record Kept(String file, boolean added, boolean on, double strength) {}

    KeptLoras {
        loras = List.copyOf(loras);
    }

    @JsonCreator
    static KeptLoras read(@JsonProperty("loras") @Nullable List<Kept> loras) {
        return new KeptLoras(Objects.requireNonNullElse(loras, List.of()));
    }

    /** @param hidden the project's hidden folder */
    static KeptLoras in(Path hidden) throws IOException {
        Path file = hidden.resolve(NAME);
        return Files.isRegularFile(file) ? Json.read(file, KeptLoras.class) : NONE;
    }

    /** Writes them; returns the file. */
    Path writeTo(Path hidden) throws IOException {
        Files.createDirectories(hidden);
        Path file = hidden.resolve(NAME);
        Json.write(file, this);
        return file;
    }
}
