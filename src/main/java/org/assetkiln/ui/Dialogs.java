package org.assetkiln.ui;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's choosers; an interface, so that a test can answer them. */
public interface Dialogs {
    /** A folder, or null when the user thinks better of it. */
    @Nullable
    Path chooseFolder(String title);

    /** Files, none when the user thinks better of it. {@code patterns} as in {@code *.png}; none for all files. */
    List<Path> chooseFiles(String title, List<String> patterns);

    /** Where to save, or null. */
    @Nullable
    Path chooseTarget(String title, String suggestedName);
}
