package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.model.config.ShardIndex;
import org.assetkiln.model.safetensors.PickledFiles;

/** Chooses among the weights that a folder of a diffusers model may hold in several precisions, whole or in pieces. */
public final class PartFolder {
    /** Full precision before halves, weights for training last. */
    private static final List<String> VARIANTS = List.of("", ".fp32", ".fp16", ".bf16", ".non_ema");

    private PartFolder() {}

    /**
     * The files of one part.
     *
     * @param folder the part's folder
     * @param name its weights' name without ending
     * @throws ModelFormatException if there are none, or only pickled ones
     */
    public static List<Path> files(Path folder, String name) throws IOException {
        for (String variant : VARIANTS) {
            Path whole = folder.resolve(name + variant + ".safetensors");
            if (Files.isRegularFile(whole)) {
                return List.of(whole);
            }
            Path index = folder.resolve(name + ".safetensors.index" + variant + ".json");
            if (Files.isRegularFile(index)) {
                return pieces(index);
            }
        }
        throw new ModelFormatException(missing(folder, name));
    }

    private static List<Path> pieces(Path index) throws IOException {
        List<Path> pieces =
                ShardIndex.read(index).stream().map(index::resolveSibling).toList();
        for (Path piece : pieces) {
            if (!Files.isRegularFile(piece)) {
                throw new ModelFormatException("%s is missing, which %s names: copy or download the whole model again."
                        .formatted(piece, index.getFileName()));
            }
        }
        return pieces;
    }

    private static String missing(Path folder, String name) throws IOException {
        String sentence = "%s holds no %s.safetensors".formatted(folder, name);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.anyMatch(PickledFiles::isNamedSo)) {
                    return sentence + " but pickled weights, and reading those can run any code in them: download the"
                            + " .safetensors version, or have diffusers save the model again with safe_serialization.";
                }
            }
        }
        return sentence + ": copy or download the whole model again.";
    }
}
