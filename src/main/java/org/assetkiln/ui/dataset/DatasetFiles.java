package org.assetkiln.ui.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.ui.Progress;

/** Adds files to a project and moves files to its trash; slow, so call it in the background. */
final class DatasetFiles {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private DatasetFiles() {}

    /** A file that was moved. */
    record Move(Path from, Path to) {}

    /** Copies images, and those in folders, with their captions into the project; answers the copies. */
    static List<Path> add(Project project, List<Path> dropped, Progress progress) throws IOException {
        List<Path> images = imagesIn(project, dropped);
        List<Path> copies = new ArrayList<>();
        for (Path image : images) {
            if (progress.cancelled()) {
                break;
            }
            copies.add(copy(image, project.images()));
            progress.update(copies.size(), images.size());
        }
        return copies;
    }

    private static List<Path> imagesIn(Project project, List<Path> dropped) throws IOException {
        List<Path> images = new ArrayList<>();
        for (Path path : dropped) {
            try (Stream<Path> walk = Files.walk(path)) {
                walk.filter(Files::isRegularFile)
                        .filter(file ->
                                DatasetScanner.isImageName(file.getFileName().toString()))
                        .filter(file -> !file.toAbsolutePath().normalize().startsWith(project.images()))
                        .sorted()
                        .forEach(images::add);
            }
        }
        return images;
    }

    private static Path copy(Path image, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = image.getFileName().toString();
        String stem = unusedStem(folder, stem(name));
        Path copy = folder.resolve(stem + name.substring(stem(name).length()));
        Path caption = image.resolveSibling(stem(name) + ".txt");
        if (Files.isRegularFile(caption)) {
            Files.copy(caption, folder.resolve(stem + ".txt"));
        }
        // The scan passes over names with a dot, so a half-written picture is never seen.
        Path half = folder.resolve("." + copy.getFileName() + ".part");
        Files.copy(image, half, StandardCopyOption.REPLACE_EXISTING);
        return Files.move(half, copy);
    }

    /** A stem that no file of the folder has: two images of one stem would share a caption file. */
    private static String unusedStem(Path folder, String wanted) throws IOException {
        Set<String> taken = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> taken.add(stem(file.getFileName().toString())));
        }
        String stem = wanted;
        for (int i = 2; taken.contains(stem); i++) {
            stem = wanted + "-" + i;
        }
        return stem;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Moves images and their captions to {@code .assetkiln/trash}; a caption that another image shares stays. */
    static List<Move> trash(Project project, List<DatasetImage> images, Set<Path> sidecarsInUse) throws IOException {
        Path trash =
                project.hidden().resolve("trash").resolve(LocalDateTime.now().format(STAMP));
        List<Move> moves = new ArrayList<>();
        for (DatasetImage image : images) {
            Path to = trash.resolve(image.id());
            move(new Move(image.file(), to), moves);
            Path sidecar = image.sidecar();
            if (Files.exists(sidecar) && !sidecarsInUse.contains(sidecar)) {
                move(new Move(sidecar, to.resolveSibling(sidecar.getFileName())), moves);
            }
        }
        return moves;
    }

    /** Moves everything back to where it was. */
    static List<Move> restore(List<Move> moves) throws IOException {
        List<Move> back = new ArrayList<>();
        for (Move move : moves) {
            if (Files.exists(move.from())) {
                throw new IOException("There is another file at " + move.from() + " now: move it away and try again.");
            }
            move(new Move(move.to(), move.from()), back);
        }
        return back;
    }

    private static void move(Move move, List<Move> done) throws IOException {
        Files.createDirectories(move.to().getParent());
        Files.move(move.from(), move.to());
        done.add(move);
    }
}
