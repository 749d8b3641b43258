package org.assetkiln.project.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assetkiln.project.DatasetScanner;

/**
 * A file that may come in.
 *
 * @param folders below the project's images, from the outermost
 * @param name without folders
 * @param content opened when its turn comes
 */
record Piece(List<String> folders, String name, Content content) {
    /** What travels with the image of the same name: its caption, its mask, and where a sheet's sprites are. */
    private static final Set<String> COMPANIONS = Set.of(".txt", ".mask.png", ".json");

    private static final Set<String> CREDITS =
            Set.of("license", "licence", "credits", "copying", "attribution", "readme", "authors");

    interface Content {
        InputStream open() throws IOException;
    }

    boolean image() {
        return DatasetScanner.isImageName(name);
    }

    /** Name and folders for people. */
    String shown() {
        return folders.isEmpty() ? name : String.join("/", folders) + "/" + name;
    }

    /** Folders and the name without ending, to find companions by. */
    String stem() {
        String ending = ending();
        return String.join("/", folders) + "/" + name.substring(0, name.length() - ending.length());
    }

    /** From the last dot on; of a mask from the last but one. */
    String ending() {
        int dot = name.lastIndexOf('.');
        boolean mask = name.toLowerCase(Locale.ROOT).endsWith(".mask.png");
        return mask ? name.substring(name.length() - ".mask.png".length()) : dot > 0 ? name.substring(dot) : "";
    }

    boolean companion() {
        return COMPANIONS.contains(ending().toLowerCase(Locale.ROOT));
    }

    /** Whether it says who made the files beside it. */
    boolean credits() {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        String ending = dot < 0 ? "" : lower.substring(dot);
        return CREDITS.contains(dot < 0 ? lower : lower.substring(0, dot))
                && Set.of("", ".txt", ".md").contains(ending);
    }
}
