package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** A folder with everything below it, or a single file with what belongs to it. */
record FolderSource(Path dropped) implements Source {
    @Override
    public List<Piece> pieces(Consumer<LeftOut> leftOut) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        if (!Files.isDirectory(dropped)) {
            pieces.add(piece(List.of(), dropped));
            beside(pieces);
            return pieces;
        }
        Files.walkFileTree(dropped, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = !folder.equals(dropped) && Source.hidden(name(folder));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file) && !Source.hidden(name(file))) {
                    pieces.add(piece(folders(file), file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                leftOut.accept(new LeftOut(file.toString(), "cannot be opened: check its permissions."));
                return FileVisitResult.CONTINUE;
            }
        });
        pieces.sort(Comparator.comparing(Piece::shown));
        return pieces;
    }

    /** Someone who drops an image means its caption, too. */
    private void beside(List<Piece> pieces) {
        Path stem = Path.of(pieces.get(0).stem());
        for (String ending : List.of(".txt", ".mask.png", ".json")) {
            Path companion = stem.resolveSibling(stem.getFileName() + ending);
            if (Files.isRegularFile(companion) && !companion.equals(dropped)) {
                pieces.add(piece(List.of(), companion));
            }
        }
    }

    /** The dropped folder's own name, and those below it. */
    private List<String> folders(Path file) {
        List<String> names = new ArrayList<>();
        for (Path at = file.getParent(); at != null && !at.equals(dropped); at = at.getParent()) {
            names.add(SafeName.of(name(at)));
        }
        names.add(SafeName.of(name(dropped)));
        Collections.reverse(names);
        return names;
    }

    private static Piece piece(List<String> folders, Path file) {
        return new Piece(folders, SafeName.of(name(file)), file.toString(), () -> {
            Source.checkSize(Files.size(file));
            return Files.newInputStream(file);
        });
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "files" : name.toString();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
