package org.assetkiln.project.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the library remembers: {@code models.json} in the user's configuration folder.
 *
 * @param sources models and folders of models that the user has added, absolute
 * @param hidden models inside these folders that the user has taken off the list, absolute
 * @param standard the model used unless another is named, absolute; empty for the bundled one
 */
record LibraryFile(List<String> sources, List<String> hidden, String standard) {
    static final LibraryFile EMPTY = new LibraryFile(List.of(), List.of(), "");

    LibraryFile {
        sources = List.copyOf(sources);
        hidden = List.copyOf(hidden);
    }

    @JsonCreator
    static LibraryFile read(
            @JsonProperty("sources") @Nullable List<String> sources,
            @JsonProperty("hidden") @Nullable List<String> hidden,
            @JsonProperty("standard") @Nullable String standard) {
        return new LibraryFile(
                Objects.requireNonNullElse(sources, List.of()),
                Objects.requireNonNullElse(hidden, List.of()),
                Objects.requireNonNullElse(standard, ""));
    }

    /** What was taken off the list inside a folder comes back with it. */
    LibraryFile withSource(String path) {
        var shown = hidden.stream().filter(p -> !Path.of(p).startsWith(path)).toList();
        return new LibraryFile(added(sources, path), shown, standard);
    }

    LibraryFile without(String path) {
        // Hidden too: the same model may also be found in a folder that is looked through.
        return new LibraryFile(without(sources, path), added(hidden, path), standard.equals(path) ? "" : standard);
    }

    LibraryFile withStandard(String path) {
        return new LibraryFile(sources, hidden, path);
    }

    private static List<String> added(List<String> list, String path) {
        return Stream.concat(list.stream(), Stream.of(path)).distinct().toList();
    }

    private static List<String> without(List<String> list, String path) {
        return list.stream().filter(p -> !p.equals(path)).toList();
    }
}
