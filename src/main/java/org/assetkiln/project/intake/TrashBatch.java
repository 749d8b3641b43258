package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;

/**
 * What went to the trash in one step and still lies there.
 *
 * @param when by this computer's clock
 * @param moves how each file came there, images and what belongs to them
 * @param bytes of all files
 */
public record TrashBatch(LocalDateTime when, List<Trash.Move> moves, long bytes) {
    public TrashBatch {
        moves = List.copyOf(moves);
    }

    /** Names of the images among the files. */
    public List<String> images() {
        return moves.stream()
                .map(move -> String.valueOf(move.from().getFileName()))
                .filter(name -> DatasetScanner.isImageName(name) && !name.contains(".mask."))
                .toList();
    }

    /**
     * The project's trash, the latest step first.
     *
     * @throws IOException when the folder cannot be read
     */
    public static List<TrashBatch> all(Project project) throws IOException {
        Path trash = Trash.folder(project);
        List<TrashBatch> all = new ArrayList<>();
        if (Files.isDirectory(trash)) {
            try (Stream<Path> folders = Files.list(trash)) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    read(project, folder, all);
                }
            }
        }
        all.sort(Comparator.comparing(TrashBatch::when).reversed());
        return all;
    }

    private static void read(Project project, Path folder, List<TrashBatch> into) throws IOException {
        LocalDateTime when;
        try {
            when = LocalDateTime.parse(String.valueOf(folder.getFileName()), Trash.STAMP);
        } catch (DateTimeParseException e) {
            return; // somebody else's folder
        }
        List<Trash.Move> moves = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                moves.add(new Trash.Move(
                        project.root().resolve(folder.relativize(file).toString()), file));
                bytes += Files.size(file);
            }
        }
        if (!moves.isEmpty()) {
            into.add(new TrashBatch(when, moves, bytes));
        }
    }
}
