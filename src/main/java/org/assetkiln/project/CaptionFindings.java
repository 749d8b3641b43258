package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with caption files, apart from their words. */
public final class CaptionFindings {
    private CaptionFindings() {}

    /** What is wrong. */
    public enum Kind {
        /** Several images have the same name apart from the ending, and so the same caption file. */
        SHARED_FILE,
        /** There is a {@code .caption} file, which other programs read and this one does not. */
        OTHER_ENDING,
        /** There is an empty caption file, at which some trainers stop. */
        EMPTY_FILE
    }

    /**
     * Something to look at.
     *
     * @param kind what is wrong
     * @param images the images it concerns
     * @param sentence what is wrong and what to do
     */
    public record Finding(Kind kind, List<DatasetImage> images, String sentence) {
        public Finding {
            images = List.copyOf(images);
        }
    }

    /** Looks at the caption files of images. */
    public static List<Finding> of(List<DatasetImage> images) {
        Map<Path, List<DatasetImage>> bySidecar = new LinkedHashMap<>();
        images.forEach(image -> bySidecar
                .computeIfAbsent(image.sidecar(), file -> new ArrayList<>())
                .add(image));
        List<Finding> findings = new ArrayList<>();
        bySidecar.forEach((file, sharing) -> look(file, sharing, findings));
        return List.copyOf(findings);
    }

    private static void look(Path file, List<DatasetImage> images, List<Finding> findings) {
        String name = file.getFileName().toString();
        if (images.size() > 1) {
            List<String> names = images.stream().map(DatasetImage::name).toList();
            findings.add(new Finding(
                    Kind.SHARED_FILE,
                    images,
                    String.join(", ", names) + " share the caption file " + name
                            + ": rename all but one of them, or each edit changes the caption of all."));
        }
        String stem = name.substring(0, name.length() - ".txt".length());
        if (Files.isRegularFile(file.resolveSibling(stem + ".caption"))) {
            findings.add(new Finding(
                    Kind.OTHER_ENDING,
                    images,
                    "There is a caption file " + stem + ".caption, which is not read: import it, or rename it to "
                            + name + "."));
        }
        if (isEmpty(file)) {
            findings.add(new Finding(
                    Kind.EMPTY_FILE,
                    images,
                    "The caption file " + name + " is empty, at which some trainers stop: write a caption or delete the"
                            + " file."));
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            // There is none.
            return false;
        }
    }
}
