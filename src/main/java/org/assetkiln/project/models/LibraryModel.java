package org.assetkiln.project.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A model of the library.
 *
 * @param path its folder or file
 * @param name short, for lists
 * @param bundled whether it came with the program, and so stays
 * @param standard whether it is the one used unless another is named
 * @param facts what it is; null when it cannot be used
 * @param problem why it cannot be used, one sentence; empty when it can
 */
public record LibraryModel(
        Path path, String name, boolean bundled, boolean standard, @Nullable ModelFacts facts, String problem) {

    LibraryModel asStandard(boolean now) {
        return new LibraryModel(path, name, bundled, now, facts, problem);
    }
}
