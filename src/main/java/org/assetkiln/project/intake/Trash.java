package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ScanListener;

/** The folder {@code .assetkiln/trash}: nothing is ever deleted, only moved there and back. */
public final class Trash {
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private Trash() {}

    /** Where a project's trash lies; it may not exist yet. */
    public static Path folder(Project project) {
        return project.hidden().resolve("trash");
    }

    /** A file that was moved. */
    public record Move(Path from, Path to) {
        /** The way back. */
        public Move reversed() {
            return new Move(to, from);
        }
    }

    /**
     * Moves images with all that belongs to them, captions and masks among it, to the trash; what another image shares
     * stays.
     *
     * @param captionsInUse caption files of images that stay
     * @throws IOException with one sentence; all is then where it was
     */
    public static List<Move> images(
            Project project, List<DatasetImage> images, Set<Path> captionsInUse, ScanListener progress)
            throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (DatasetImage image : images) {
            files.add(image.file());
            files.addAll(Companions.of(image.file(), image.sidecar(), captionsInUse));
        }
        return files(project, files, progress);
    }

    /**
     * Moves files of the project to the trash; those that are gone are passed over.
     *
     * @throws IOException with one sentence; all is then where it was
     */
    public static List<Move> files(Project project, Collection<Path> files, ScanListener progress) throws IOException {
        project.requireWritable();
        Path trash = folder(project).resolve(LocalDateTime.now().format(STAMP));
        List<Move> moves = new ArrayList<>();
        for (Path file : files) {
            Path to = trash.resolve(project.root().relativize(file).toString());
            if (Files.exists(file) && !Files.exists(to)) {
                moves.add(new Move(file, to));
            }
        }
        return all(moves, progress);
    }

    /**
     * Moves everything back to where it was.
     *
     * @return the moves that were made, in case they are to be taken back again
     * @throws IOException with one sentence; all is then where it was
     */
    public static List<Move> restore(List<Move> moves, ScanListener progress) throws IOException {
        for (Move move : moves) {
            if (Files.exists(move.from())) {
                throw new IOException("There is another file at " + move.from() + " now: move it away and try again.");
            }
        }
        return all(moves.stream().map(Move::reversed).toList(), progress);
    }

    /** All or none. */
    private static List<Move> all(List<Move> moves, ScanListener progress) throws IOException {
        List<Move> done = new ArrayList<>();
        try {
            for (Move move : moves) {
                Files.createDirectories(move.to().getParent());
                Files.move(move.from(), move.to());
                done.add(move);
                progress.progress(done.size(), moves.size());
            }
        } catch (IOException e) {
            for (Move move : done) {
                Files.move(move.to(), move.from());
            }
            throw new IOException(
                    "The files could not be moved (" + e.getMessage() + "): check that they are not open elsewhere.",
                    e);
        }
        return done;
    }
}
