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
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

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
            return new ZipSource(withNames(file), file);
        } catch (IOException | RuntimeException e) { // damaged archives are answered with any of both
            throw new IOException(
                    "it is cut off, damaged or no zip archive; download it again, or unpack it and drop the folder.",
                    e);
        }
    }

    private static ZipFile withNames(Path file) throws IOException {
        ZipFile zip = open(file, StandardCharsets.UTF_8);
        List<byte[]> unsaid = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.getGeneralPurposeBit().usesUTF8ForNames())
                .map(ZipArchiveEntry::getRawName)
                .toList();
        Charset names = ZipNames.of(unsaid);
        if (names.equals(StandardCharsets.UTF_8)) {
            return zip;
        }
        zip.close();
        return open(file, names);
    }

    private static ZipFile open(Path file, Charset names) throws IOException {
        return ZipFile.builder()
                .setPath(file)
                .setCharset(names)
                .setIgnoreLocalFileHeader(true)
                .get();
    }

    @Override
    public List<Piece> pieces(Consumer<LeftOut> leftOut) throws IOException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        if (entries.size() > MOST_ENTRIES) {
            throw new IOException(file.getFileName() + " holds " + entries.size() + " files, more than " + MOST_ENTRIES
                    + ": unpack it and drop the folders one by one.");
        }
        List<Piece> pieces = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            if (!entry.isDirectory()) {
                piece(entry, pieces, leftOut);
            }
        }
        return underOneFolder(pieces);
    }

    private void piece(ZipArchiveEntry entry, List<Piece> pieces, Consumer<LeftOut> leftOut) {
        List<String> names =
                new ArrayList<>(List.of(entry.getName().replace('\\', '/').split("/")));
        names.removeIf(name -> name.isEmpty() || name.equals("."));
        if (names.contains("..") || names.isEmpty()) {
            leftOut.accept(new LeftOut(
                    entry.getName(), "would be written outside the project: the archive is damaged or a trap."));
        } else if (names.stream().noneMatch(Source::hidden)) {
            List<String> safe = names.stream().map(SafeName::of).toList();
            pieces.add(new Piece(
                    safe.subList(0, safe.size() - 1),
                    safe.get(safe.size() - 1),
                    file + "/" + String.join("/", names),
                    () -> unpacked.open(zip, entry)));
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
        return new Piece(folders, piece.name(), piece.origin(), piece.content());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
