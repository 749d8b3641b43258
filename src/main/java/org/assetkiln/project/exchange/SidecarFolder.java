package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.project.SidecarText;

/** A text file with the name of each image. */
final class SidecarFolder implements EntryFiles {
    @Override
    public List<CaptionEntry> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(SidecarFolder::isCaption)
                    .sorted()
                    .toList();
        }
        List<CaptionEntry> entries = new ArrayList<>();
        for (Path file : files) {
            SidecarText text = SidecarText.read(file);
            if (text != null && !text.text().isBlank()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                entries.add(new CaptionEntry(path.substring(0, path.lastIndexOf('.')), text.text(), null));
            }
        }
        return entries;
    }

    private static boolean isCaption(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".txt") || name.endsWith(".caption"));
    }

    @Override
    public void write(Path folder, List<CaptionEntry> entries) throws IOException {
        for (CaptionEntry entry : entries) {
            int dot = entry.image().lastIndexOf('.');
            boolean ending = dot > entry.image().lastIndexOf('/') + 1;
            String stem = ending ? entry.image().substring(0, dot) : entry.image();
            AtomicFiles.write(folder.resolve(stem + ".txt"), entry.text() + "\n");
        }
    }
}
