package org.assetkiln.project.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files beside an image that are about it and nothing without it: its caption and mask, captions and facts as other
 * programs keep them, and what they leave when they write anew. Drawings of other programs of the same name are not.
 */
final class Companions {
    /** In the place of the image's ending. */
    private static final List<String> BY_NAME = List.of(
            ".txt", ".caption", ".json", ".mask.png", ".txt.bak", ".txt.old", ".txt~", ".caption.bak", ".json.bak");

    /** Behind the image's ending. */
    private static final List<String> BEHIND = List.of(".txt", ".caption", ".json");

    private Companions() {}

    /**
     * Those that are there.
     *
     * @param captionsInUse caption files of images that stay: what an image shares with them stays, too
     */
    static List<Path> of(Path image, Path caption, Set<Path> captionsInUse) {
        String name = image.getFileName().toString();
        List<Path> all = new ArrayList<>();
        BEHIND.forEach(ending -> all.add(image.resolveSibling(name + ending)));
        if (!captionsInUse.contains(caption)) {
            String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            BY_NAME.forEach(ending -> all.add(image.resolveSibling(stem + ending)));
        }
        return all.stream().filter(Files::isRegularFile).toList();
    }
}
