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
import org.assetkiln.files.AtomicFiles;

/**
 * Images of one name and different endings share a caption file. Here all but one get a name of their own, with a copy of the
 * caption and of the mask, and everything that is known of them goes along. Slow: call it in the background.
 */
public final class Namesakes {
    private static final List<String> BY_IMAGE = List.of("caption", "change", "draft", "collection_image");

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
     * @throws IOException with one sentence; the images renamed until then have their old names again
     */
    public List<Renamed> apart(List<List<DatasetImage>> groups) throws IOException {
        List<Renamed> done = new ArrayList<>();
        try {
            for (List<DatasetImage> group : groups) {
                for (DatasetImage image : group.subList(1, group.size())) {
                    done.add(rename(image.file(), free(image.file())));
                }
            }
            return done;
        } catch (IOException e) {
            together(done);
            throw e;
        }
    }

    /** Gives images their old names back; the caption files made for the others go to the trash. */
    public void together(List<Renamed> renamed) throws IOException {
        for (Renamed each : renamed) {
            if (Files.exists(each.from())) {
                throw new IOException("There is another file at " + each.from() + " now: move it away and try again.");
            }
            move(each.to(), each.from());
            park(SidecarFiles.beside(each.to()));
            park(mask(each.to()));
        }
    }

    private Renamed rename(Path from, Path to) throws IOException {
        copy(SidecarFiles.beside(from), SidecarFiles.beside(to));
        copy(mask(from), mask(to));
        move(from, to);
        return new Renamed(from, to);
    }

    private void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            AtomicFiles.write(to, Files.readAllBytes(from));
        }
    }

    private void move(Path from, Path to) throws IOException {
        if (project.readOnly()) {
            throw new IOException("The project is open in another window or program: close it there first.");
        }
        Files.move(from, to);
        try {
            project.database().transaction(() -> {
                for (String table : BY_IMAGE) {
                    project.database()
                            .execute("update or replace " + table + " set image = ? where image = ?", id(to), id(from));
                }
                project.database().execute("update or replace record set name = ? where name = ?", id(to), id(from));
            });
        } catch (IOException e) {
            Files.move(to, from);
            throw e;
        }
    }

    private void park(Path file) throws IOException {
        Path trash = project.hidden().resolve("trash").resolve("names-" + System.nanoTime());
        if (Files.exists(file)) {
            Path to = trash.resolve(project.root().relativize(file));
            Files.createDirectories(to.getParent());
            Files.move(file, to);
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

    private String id(Path file) {
        return project.root().relativize(file).toString().replace('\\', '/');
    }

    private static Path mask(Path image) {
        return image.resolveSibling(stem(image.getFileName().toString()) + ".mask.png");
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
