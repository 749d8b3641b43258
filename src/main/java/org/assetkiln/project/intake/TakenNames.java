package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which names without ending the folders of a project have: two images of one such name would share a caption file. Names
 * that differ in case or in how their accents are written are one name to some systems.
 */
final class TakenNames {
    private final Map<Path, Set<String>> taken = new HashMap<>();

    /** A name like the wanted one that nobody has, from now on taken. */
    String unused(Path folder, String wanted) throws IOException {
        Set<String> names = names(folder);
        String name = wanted;
        for (int i = 2; !names.add(key(name)); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private Set<String> names(Path folder) throws IOException {
        Set<String> known = taken.get(folder);
        if (known == null) {
            known = new HashSet<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String name = file.getFileName().toString();
                    int dot = name.lastIndexOf('.');
                    known.add(key(dot > 0 ? name.substring(0, dot) : name));
                }
            }
            taken.put(folder, known);
        }
        return known;
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
