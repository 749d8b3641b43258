package org.assetkiln.project;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often an epoch visits an image, as kohya's trainers take it from its folder's name: all in {@code 10_zkw slime} and
 * below ten times.
 */
public final class FolderRepeats {
    private static final Pattern NAME = Pattern.compile("(\\d{1,3})_.*");

    private FolderRepeats() {}

    /**
     * The number before the name of the innermost folder that has one, from the image's own up to the given one.
     *
     * @param root a project's folder, or the one whose images are taken; of an image that is not below it, and of one taken
     *     by itself, only its own folder is asked
     * @return at least 1; 1 where no folder says a number
     */
    public static int of(Path root, Path image) {
        Path outermost = absolute(root);
        Path folder = absolute(image).getParent();
        boolean below = folder != null && folder.startsWith(outermost);
        while (folder != null) {
            int times = number(folder.getFileName());
            if (times > 0 || !below || folder.equals(outermost)) {
                return Math.max(1, times);
            }
            folder = folder.getParent();
        }
        return 1;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static int number(@Nullable Path name) {
        Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
