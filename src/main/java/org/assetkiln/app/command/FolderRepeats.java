package org.assetkiln.app.command;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often an image is repeated, as kohya's trainers take it from its folder's name: "10_zkw slime" means ten times. */
final class FolderRepeats {
    private static final Pattern NAME = Pattern.compile("(\\d{1,3})_.*");

    private FolderRepeats() {}

    static int of(String file) {
        Path folder = Path.of(file).toAbsolutePath().getParent();
        if (folder == null || folder.getFileName() == null) {
            return 1;
        }
        Matcher matcher = NAME.matcher(folder.getFileName().toString());
        return matcher.matches() ? Math.max(1, Integer.parseInt(matcher.group(1))) : 1;
    }
}
