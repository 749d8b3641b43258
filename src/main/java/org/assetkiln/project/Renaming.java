package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.project.Namesakes.Renamed;
import org.jspecify.annotations.Nullable;

/**
 * Gives images other names in files and database as one step: what is meant is noted in the database first, and the note goes
 * with the change that all rows take, so that a program that ends in between finishes at the next opening what it began. An
 * image whose file has its new name is renamed there, any other keeps its name.
 */
final class Renaming {
    private static final List<String> BY_IMAGE = List.of("caption", "change", "draft", "collection_image");
    private static final String NOTE = "renaming";

    private final Path root;
    private final Path trash;
    private final ProjectDatabase database;

    Renaming(Path root, Path hidden, ProjectDatabase database) {
        this.root = root;
        this.trash = hidden.resolve("trash");
        this.database = database;
    }

    /** @throws IOException with one sentence; all have their old names then */
    void run(List<Renamed> plan, ScanListener progress) throws IOException {
        Map<String, @Nullable String> notes = new LinkedHashMap<>();
        plan.forEach(each -> notes.put(id(each.from()), id(each.to())));
        records().put(NOTE, notes);
        List<Renamed> moved = new ArrayList<>();
        try {
            for (Renamed each : plan) {
                Files.move(each.from(), each.to());
                moved.add(each);
                progress.progress(moved.size(), plan.size());
            }
            finish(plan);
        } catch (IOException e) {
            Collections.reverse(moved);
            for (Renamed each : moved) {
                Files.move(each.to(), each.from());
            }
            notes.replaceAll((from, to) -> null);
            records().put(NOTE, notes);
            throw e;
        }
    }

    /** Puts the rows under the new names and forgets the notes, all or nothing. */
    private void finish(List<Renamed> moved) throws IOException {
        database.transaction(() -> {
            database.execute("delete from record where kind = ?", NOTE);
            for (Renamed each : moved) {
                for (String table : BY_IMAGE) {
                    database.execute(
                            "update or replace " + table + " set image = ? where image = ?",
                            id(each.to()),
                            id(each.from()));
                }
                database.execute(
                        "update or replace record set name = ? where name = ?", id(each.to()), id(each.from()));
            }
        });
    }

    /** Finishes what a program that ended in between has begun. */
    void recover() throws IOException {
        Map<String, String> notes = records().all(NOTE);
        List<Renamed> moved = new ArrayList<>();
        for (Map.Entry<String, String> note : notes.entrySet()) {
            var each = new Renamed(root.resolve(note.getKey()), root.resolve(note.getValue()));
            if (Files.exists(each.to()) && !Files.exists(each.from())) {
                moved.add(each);
            } else if (!Files.exists(each.to())) {
                park(each.to());
            }
        }
        if (!notes.isEmpty()) {
            finish(moved);
        }
    }

    private Records records() {
        return new Records(database, false);
    }

    /** What was laid beside a name for an image goes to the trash. */
    void park(Path image) throws IOException {
        Path folder = trash.resolve("names-" + System.nanoTime());
        for (Path file : List.of(SidecarFiles.beside(image), mask(image))) {
            if (Files.exists(file)) {
                Path to = folder.resolve(root.relativize(file));
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.move(file, to);
            }
        }
    }

    /** Lays a copy of an image's caption and mask beside its next name. */
    void copy(Renamed names) throws IOException {
        copy(SidecarFiles.beside(names.from()), SidecarFiles.beside(names.to()));
        copy(mask(names.from()), mask(names.to()));
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            AtomicFiles.write(to, Files.readAllBytes(from));
        }
    }

    private static Path mask(Path image) {
        return image.resolveSibling(Namesakes.stem(image.getFileName().toString()) + ".mask.png");
    }

    private String id(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
