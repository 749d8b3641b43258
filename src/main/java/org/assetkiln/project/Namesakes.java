package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Images of one name and different endings share a caption file. Here all but one get a name of their own, with a copy of the
 * caption and of the mask, and everything that is known of them goes along. Slow: call it in the background.
 */
public final class Namesakes {
    private final Project project;
    /** Names without their endings that a folder has, in lower case. */
    private final Map<Path, Set<String>> taken = new HashMap<>();

    /** An image file that has another name now. */
    public record Renamed(Path from, Path to) {}

    public Namesakes(Project project) {
        this.project = project;
    }

    /**
     * Names images apart: {@code hero.jpg} beside {@code hero.png} becomes {@code hero-jpg.jpg}.
     *
     * @param groups images that share a caption file; the first of each keeps its name
     * @throws IOException with one sentence; all images have their old names then
     */
    public List<Renamed> apart(List<List<DatasetImage>> groups, ScanListener progress) throws IOException {
        project.requireWritable();
        List<Renamed> plan = new ArrayList<>();
        for (List<DatasetImage> group : groups) {
            for (DatasetImage image : group.subList(1, group.size())) {
                plan.add(new Renamed(image.file(), free(image.file())));
            }
        }
        Renaming renaming = project.renaming();
        try {
            for (Renamed each : plan) {
                renaming.copy(each);
            }
            renaming.run(plan, progress);
            return plan;
        } catch (IOException e) {
            for (Renamed each : plan) {
                renaming.park(each.to());
            }
            throw e;
        }
    }

    /** Gives images their old names back; the caption files made for the others go to the trash. */
    public void together(List<Renamed> renamed, ScanListener progress) throws IOException {
        project.requireWritable();
        for (Renamed each : renamed) {
            if (Files.exists(each.from())) {
                throw new IOException("There is another file at " + each.from() + " now: move it away and try again.");
            }
        }
        List<Renamed> back = renamed.stream()
                .map(each -> new Renamed(each.to(), each.from()))
                .toList();
        Renaming renaming = project.renaming();
        renaming.run(back, progress);
        for (Renamed each : renamed) {
            renaming.park(each.to());
        }
    }

    private Path free(Path file) throws IOException {
        Set<String> names = names(Objects.requireNonNull(file.getParent()));
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String wanted = stem(name) + "-" + ending.toLowerCase(Locale.ROOT);
        String chosen = wanted;
        for (int i = 2; !names.add(chosen.toLowerCase(Locale.ROOT)); i++) {
            chosen = wanted + "-" + i;
        }
        return file.resolveSibling(chosen + "." + ending);
    }

    private Set<String> names(Path folder) throws IOException {
        Set<String> names = taken.get(folder);
        if (names == null) {
            names = new HashSet<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    names.add(stem(file.getFileName().toString()).toLowerCase(Locale.ROOT));
                }
            }
            taken.put(folder, names);
        }
        return names;
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
