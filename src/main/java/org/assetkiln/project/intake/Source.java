package org.assetkiln.project.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Something that was dropped, open as long as it is copied from. */
interface Source extends AutoCloseable {
    /** More than any picture that can be read takes. */
    long MOST_OF_ONE = 1L << 30;

    /** Every file in it that has not been hidden. */
    List<Piece> pieces(Consumer<LeftOut> leftOut) throws IOException;

    @Override
    void close() throws IOException;

    static Source open(Path dropped) throws IOException {
        boolean archive = dropped.toString().toLowerCase(Locale.ROOT).endsWith(".zip") && Files.isRegularFile(dropped);
        return archive ? ZipSource.open(dropped) : new FolderSource(dropped);
    }

    /** Files that systems make for themselves. */
    static boolean hidden(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || lower.equals("__macosx")
                || lower.equals("thumbs.db")
                || lower.equals("desktop.ini");
    }

    /** @throws LeftOutException when a file is larger than any picture */
    static void checkSize(long bytes) throws LeftOutException {
        if (bytes > MOST_OF_ONE) {
            throw new LeftOutException("is " + (bytes >> 20) + " MB, more than " + (MOST_OF_ONE >> 20)
                    + ": save it smaller, with fewer layers or frames.");
        }
    }
}
