package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;

/** The folder {@code .assetkiln/trash}: nothing is ever deleted, only moved there and back. */
public final class Trash {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private Trash() {}

    /** A file that was moved. */
    public record Move(Path from, Path to) {
        /** The way back. */
        public Move reversed() {
            return new Move(to, from);
        }
    }

    /** Moves images and their captions to the trash; a caption that another image shares stays. */
    public static List<Move> images(Project project, List<DatasetImage> images, Set<Path> sidecarsInUse)
            throws IOException {
        List<Path> files = new ArrayList<>();
        for (DatasetImage image : images) {
            files.add(image.file());
            Path sidecar = image.sidecar();
            if (Files.exists(sidecar) && !sidecarsInUse.contains(sidecar)) {
                files.add(sidecar);
            }
        }
        return files(project, files);
    }

    /** Moves files of the project to the trash; those that are gone are passed over. */
    public static List<Move> files(Project project, List<Path> files) throws IOException {
        project.requireWritable();
        Path trash =
                project.hidden().resolve("trash").resolve(LocalDateTime.now().format(STAMP));
        List<Move> moves = new ArrayList<>();
        for (Path file : files) {
            Path to = trash.resolve(project.root().relativize(file).toString());
            if (Files.exists(file) && !Files.exists(to)) {
                move(new Move(file, to), moves);
            }
        }
        return moves;
    }

    /**
     * Moves everything back to where it was.
     *
     * @return the moves that were made, in case they are to be taken back again
     */
    public static List<Move> restore(List<Move> moves) throws IOException {
        List<Move> back = new ArrayList<>();
        for (Move move : moves) {
            if (Files.exists(move.from())) {
                throw new IOException("There is another file at " + move.from() + " now: move it away and try again.");
            }
            move(move.reversed(), back);
        }
        return back;
    }

    private static void move(Move move, List<Move> done) throws IOException {
        Files.createDirectories(move.to().getParent());
        Files.move(move.from(), move.to());
        done.add(move);
    }
}
