package org.assetkiln.project.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReadOnlyProjectException;
import org.assetkiln.project.ScanListener;

/** Copies images into a project, with their captions, masks and atlases. The originals stay as they are. */
public final class Intake {
    private final Path images;
    private final TakenNames names = new TakenNames();
    private final List<Path> newImages = new ArrayList<>();
    private final List<Path> newFiles = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Intake(Path images) {
        this.images = images;
    }

    /**
     * Copies what was dropped: files, folders with all folders below them, and zip archives. A folder keeps its name and
     * its folders; an image whose name is taken gets a number; one that is there already with the same content is left
     * out. Nothing in an archive reaches beyond the project, and one that unpacks to absurd sizes is left out.
     *
     * @param listener hears how many of the images are done
     * @param cancelled asked before each image; what came in until then is in the report
     * @throws ReadOnlyProjectException when another window works in the project; then nothing was copied
     */
    public static IntakeReport add(
            Project project, List<Path> dropped, ScanListener listener, BooleanSupplier cancelled)
            throws ReadOnlyProjectException {
        project.requireWritable();
        Intake intake = new Intake(project.images());
        List<Source> open = new ArrayList<>();
        try {
            List<Piece> pieces = intake.gather(dropped, open);
            intake.copyAll(pieces, listener, cancelled);
        } finally {
            open.forEach(Intake::close);
        }
        return new IntakeReport(intake.newImages, intake.newFiles, intake.leftOut);
    }

    private static void close(Source source) {
        try {
            source.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    private List<Piece> gather(List<Path> dropped, List<Source> open) {
        List<Piece> pieces = new ArrayList<>();
        for (Path path : dropped) {
            String name = String.valueOf(path.getFileName());
            if (path.toAbsolutePath().normalize().startsWith(images)) {
                leftOut.add(new LeftOut(name, "is in the project already."));
                continue;
            }
            try {
                Source source = Source.open(path);
                open.add(source);
                pieces.addAll(source.pieces(leftOut::add));
            } catch (IOException e) {
                leftOut.add(new LeftOut(name, "cannot be opened: " + e.getMessage()));
            }
        }
        return pieces;
    }

    private void copyAll(List<Piece> pieces, ScanListener listener, BooleanSupplier cancelled) {
        Map<String, List<Piece>> companions = new HashMap<>();
        List<Piece> pictures = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.image()) {
                pictures.add(piece);
            } else if (piece.companion()) {
                companions
                        .computeIfAbsent(piece.stem(), key -> new ArrayList<>())
                        .add(piece);
            }
        }
        Set<String> folders = new HashSet<>();
        Set<String> stems = new HashSet<>();
        for (int i = 0; i < pictures.size() && !cancelled.getAsBoolean(); i++) {
            Piece picture = pictures.get(i);
            stems.add(picture.stem());
            folders.add(String.join("/", picture.folders()));
            bring(picture, companions.getOrDefault(picture.stem(), List.of()));
            listener.progress(i + 1, pictures.size());
        }
        for (Piece piece : pieces) {
            String folder = String.join("/", piece.folders());
            if (piece.credits() && folders.contains(folder) && !folder.isEmpty()) {
                bring(piece, List.of());
            } else if (!piece.image() && !(piece.companion() && stems.contains(piece.stem()))) {
                leftOut.add(new LeftOut(piece.shown(), "is not a picture in a format that Assetkiln knows."));
            }
        }
    }

    private void bring(Piece piece, List<Piece> companions) {
        try {
            Path folder = images;
            for (String name : piece.folders()) {
                folder = folder.resolve(name);
            }
            Files.createDirectories(folder);
            Path arrived = unpack(piece, folder);
            if (Files.isRegularFile(folder.resolve(piece.name()))
                    && Files.mismatch(arrived, folder.resolve(piece.name())) < 0) {
                Files.delete(arrived);
                leftOut.add(new LeftOut(piece.shown(), "is in the project already."));
                return;
            }
            String wanted = piece.name()
                    .substring(0, piece.name().length() - piece.ending().length());
            String stem = names.unused(folder, wanted);
            for (Piece companion : companions) {
                place(unpack(companion, folder), folder.resolve(stem + companion.ending()));
            }
            Path target = place(arrived, folder.resolve(stem + piece.ending()));
            if (piece.image()) {
                newImages.add(target);
            }
        } catch (IOException e) {
            leftOut.add(new LeftOut(piece.shown(), String.valueOf(e.getMessage())));
        }
    }

    /** To a name with a dot, which the scan passes over: a half-written picture is never seen. */
    private static Path unpack(Piece piece, Path folder) throws IOException {
        Path half = AtomicFiles.temporary(folder.resolve(piece.name()));
        try (InputStream in = piece.content().open()) {
            Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
            return half;
        } catch (IOException | RuntimeException e) { // a damaged archive is answered with any of both
            Files.deleteIfExists(half);
            throw new IOException("could not be copied: " + e.getMessage(), e);
        }
    }

    private Path place(Path half, Path target) throws IOException {
        newFiles.add(Files.move(half, target));
        return target;
    }
}
