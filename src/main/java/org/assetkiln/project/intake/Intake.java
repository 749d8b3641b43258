package org.assetkiln.project.intake;

import java.io.EOFException;
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
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReadOnlyProjectException;
import org.assetkiln.project.ScanListener;
import org.assetkiln.project.exchange.CaptionTables;

/** Copies images into a project, with their captions, masks and atlases. The originals stay as they are. */
public final class Intake {
    private final Path images;
    private final TakenNames names = new TakenNames();
    private final ArrivedCaptions captions;
    private final List<Path> newImages = new ArrayList<>();
    private final List<Path> newFiles = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int waiting;

    private Intake(Project project) {
        images = project.images();
        captions = new ArrivedCaptions(project);
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
        Intake intake = new Intake(project);
        List<Source> open = new ArrayList<>();
        try {
            List<Piece> pieces = intake.gather(dropped, open);
            intake.copyAll(pieces, listener, cancelled);
        } finally {
            open.forEach(Intake::close);
        }
        return new IntakeReport(intake.newImages, intake.newFiles, intake.leftOut, intake.waiting);
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
                leftOut.add(LeftOut.already(name));
                continue;
            }
            try {
                Source source = Source.open(path);
                open.add(source);
                pieces.addAll(source.pieces(leftOut::add));
            } catch (IOException | RuntimeException e) { // a damaged archive is answered with any of both
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
        int done = 0;
        while (done < pictures.size() && !cancelled.getAsBoolean()) {
            Piece picture = pictures.get(done++);
            bring(picture, companions.getOrDefault(picture.stem(), List.of()));
            listener.progress(done, pictures.size());
        }
        waiting = pictures.size() - done;
        bringTheRest(pieces, pictures.subList(0, done), pictures);
    }

    /** What says who made the images that came in, and what is said about them. */
    private void bringTheRest(List<Piece> pieces, List<Piece> brought, List<Piece> pictures) {
        Set<List<String>> folders = new HashSet<>();
        for (Piece picture : brought) {
            for (int depth = 1; depth <= picture.folders().size(); depth++) {
                folders.add(picture.folders().subList(0, depth));
            }
        }
        Set<String> stems = pictures.stream().map(Piece::stem).collect(Collectors.toSet());
        for (Piece piece : pieces) {
            boolean companion = piece.companion() && stems.contains(piece.stem());
            if (piece.credits() && folders.contains(piece.folders())) {
                bring(piece, List.of());
            } else if (!piece.image() && !companion && !(CaptionTables.isTable(piece.name()) && table(piece))) {
                leftOut.add(new LeftOut(piece.shown(), piece.whyNot()));
            }
        }
        try {
            Set<Path> known = new HashSet<>(newFiles);
            captions.write().stream().filter(known::add).forEach(newFiles::add);
        } catch (IOException e) {
            leftOut.add(new LeftOut("The captions of the new images", String.valueOf(e.getMessage())));
        }
    }

    private boolean table(Piece piece) {
        try {
            Path content = unpack(piece, Files.createDirectories(images));
            try {
                return captions.table(piece, content);
            } finally {
                Files.delete(content);
            }
        } catch (IOException e) {
            leftOut.add(new LeftOut(piece.shown(), "is a table of captions that cannot be read: " + e.getMessage()));
            return true;
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
                leftOut.add(LeftOut.already(piece.shown()));
                return;
            }
            String wanted = piece.name()
                    .substring(0, piece.name().length() - piece.ending().length());
            String stem = names.unused(folder, wanted);
            for (Piece companion : companions) {
                bringAlong(companion, folder, stem);
            }
            Path target = place(arrived, folder.resolve(stem + piece.ending()));
            if (piece.image()) {
                newImages.add(target);
                captions.image(piece, target);
            }
        } catch (IOException e) {
            leftOut.add(new LeftOut(piece.shown(), String.valueOf(e.getMessage())));
        }
    }

    /** An image comes in even where its caption cannot. */
    private void bringAlong(Piece companion, Path folder, String stem) {
        try {
            Path target = folder.resolve(stem + companion.ending());
            if (Files.exists(target)) {
                throw new LeftOutException("is there twice: only the first one came in.");
            }
            place(unpack(companion, folder), target);
        } catch (IOException e) {
            leftOut.add(new LeftOut(companion.shown(), String.valueOf(e.getMessage())));
        }
    }

    /** To a name with a dot, which the scan passes over: a half-written picture is never seen. */
    private static Path unpack(Piece piece, Path folder) throws IOException {
        Path half = AtomicFiles.temporary(folder.resolve(piece.name()));
        try (InputStream in = piece.content().open()) {
            Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
            return half;
        } catch (LeftOutException e) {
            Files.deleteIfExists(half);
            throw e;
        } catch (ZipException | EOFException | RuntimeException e) { // what damaged archives are answered with
            Files.deleteIfExists(half);
            throw new IOException("is damaged in its archive: download that again.", e);
        } catch (IOException e) {
            Files.deleteIfExists(half);
            throw new IOException("could not be copied: " + e.getMessage(), e);
        }
    }

    private Path place(Path half, Path target) throws IOException {
        newFiles.add(Files.move(half, target));
        return target;
    }
}
