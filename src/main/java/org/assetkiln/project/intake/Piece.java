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
 * @param folders below the project's images, from the outermost; safe on every system, as the name is
 * @param name without folders
 * @param origin where it was, as it was called there; no two pieces of all that is dropped at once share it
 * @param content opened when its turn comes
 */
record Piece(List<String> folders, String name, String origin, Content content) {
    /** What travels with the image of the same name: its caption, its mask, and where a sheet's sprites are. */
    private static final Set<String> COMPANIONS = Set.of(".txt", ".mask.png", ".json");

    private static final Set<String> CREDITS =
            Set.of("license", "licence", "credits", "copying", "attribution", "readme", "authors");

    private static final Set<String> ARCHIVES =
            Set.of("zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", "zst", "cbz", "unitypackage");

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

    /** Where it was, without ending, to find companions by. */
    String stem() {
        return origin.substring(0, origin.length() - ending(origin).length());
    }

    /** From the last dot on; of a mask from the last but one. */
    String ending() {
        return ending(name);
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        boolean mask = name.toLowerCase(Locale.ROOT).endsWith(".mask.png");
        return mask
                ? name.substring(name.length() - ".mask.png".length())
                : dot > Math.max(name.lastIndexOf('/') + 1, 0) ? name.substring(dot) : "";
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

    /** Why a file that is neither an image nor belongs to one did not come in. */
    String whyNot() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (ARCHIVES.contains(lower.substring(lower.lastIndexOf('.') + 1))) {
            return lower.endsWith(".zip")
                    ? "is an archive in another one: unpack it and drop it by itself."
                    : "is an archive of a kind that Assetkiln does not open: unpack it and drop its folder.";
        }
        return companion()
                ? "belongs to no image that came in: drop it together with the image of its name."
                : "is not a picture in a format that Assetkiln knows.";
    }
}
