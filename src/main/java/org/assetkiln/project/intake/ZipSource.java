package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip archive: its names are only read, never used as paths before they are made safe. */
final class ZipSource implements Source {
    static final int MOST_ENTRIES = 200_000;

    private final ZipFile zip;
    private final Path file;
    private final UnpackedBytes unpacked = new UnpackedBytes();

    private ZipSource(ZipFile zip, Path file) {
        this.zip = zip;
        this.file = file;
    }

    static Source open(Path file) throws IOException {
        try {
            return new ZipSource(unicode(file), file);
        } catch (ZipException e) {
            throw new IOException(
                    "it is damaged, protected by a password, or no zip archive; unpack it and drop the folder.", e);
        }
    }

    /** Names are UTF-8, and in old archives those of MS-DOS. */
    private static ZipFile unicode(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException e) {
            Charset dos = Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;
            return new ZipFile(file.toFile(), dos);
        }
    }

    @Override
    public List<Piece> pieces(Consumer<LeftOut> leftOut) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new IOException(file.getFileName() + " holds " + zip.size() + " files, more than " + MOST_ENTRIES
                    + ": unpack it and drop the folders one by one.");
        }
        List<Piece> pieces = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory()) {
                piece(entry, pieces, leftOut);
            }
        }
        return underOneFolder(pieces);
    }

    private void piece(ZipEntry entry, List<Piece> pieces, Consumer<LeftOut> leftOut) {
        List<String> names =
                new ArrayList<>(List.of(entry.getName().replace('\\', '/').split("/")));
        names.removeIf(name -> name.isEmpty() || name.equals("."));
        if (names.contains("..") || names.isEmpty()) {
            leftOut.accept(new LeftOut(
                    entry.getName(), "would be written outside the project: the archive is damaged or a trap."));
        } else if (names.stream().noneMatch(Source::hidden)) {
            List<String> safe = names.stream().map(SafeName::of).toList();
            pieces.add(new Piece(
                    safe.subList(0, safe.size() - 1), safe.get(safe.size() - 1), () -> unpacked.open(zip, entry)));
        }
    }

    /** An archive without a single folder at its top gets one of its own name. */
    private List<Piece> underOneFolder(List<Piece> pieces) {
        Set<String> tops = new HashSet<>();
        pieces.forEach(piece ->
                tops.add(piece.folders().isEmpty() ? "" : piece.folders().get(0)));
        if (tops.size() == 1 && !tops.contains("")) {
            return pieces;
        }
        String name = file.getFileName().toString();
        String own = SafeName.of(name.substring(0, name.length() - ".zip".length()));
        return pieces.stream().map(piece -> below(own, piece)).toList();
    }

    private static Piece below(String folder, Piece piece) {
        List<String> folders = new ArrayList<>(List.of(folder));
        folders.addAll(piece.folders());
        return new Piece(folders, piece.name(), piece.content());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
