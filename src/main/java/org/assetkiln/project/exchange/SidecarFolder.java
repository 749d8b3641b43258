package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.SidecarText;

/**
 * A text file with the name of each image, and {@code review.json} with what has been reviewed. A state counts only as long
 * as the text is the one that was reviewed: text files are there to be edited.
 */
final class SidecarFolder implements EntryFiles {
    static final String REVIEWS = "review.json";

    @Override
    public List<CaptionEntry> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(SidecarFolder::isCaption)
                    .sorted()
                    .toList();
        }
        Map<String, CaptionEntry> reviews = reviews(folder.resolve(REVIEWS));
        List<CaptionEntry> entries = new ArrayList<>();
        for (Path file : files) {
            SidecarText text = SidecarText.read(file);
            if (text != null && !text.text().isBlank()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                String image = path.substring(0, path.lastIndexOf('.'));
                CaptionEntry reviewed = reviews.get(image);
                ReviewState state = reviewed != null && reviewed.text().equals(text.text()) ? reviewed.review() : null;
                entries.add(new CaptionEntry(image, text.text(), state));
            }
        }
        return entries;
    }

    private static Map<String, CaptionEntry> reviews(Path file) throws IOException {
        Map<String, CaptionEntry> reviews = new HashMap<>();
        if (Files.isRegularFile(file)) {
            new KohyaJson().read(file).forEach(entry -> reviews.put(entry.image(), entry));
        }
        return reviews;
    }

    private static boolean isCaption(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".txt") || name.endsWith(".caption"));
    }

    @Override
    public void write(Path folder, List<CaptionEntry> entries) throws IOException {
        List<CaptionEntry> reviewed = new ArrayList<>();
        for (CaptionEntry entry : entries) {
            String stem = stem(entry.image());
            AtomicFiles.write(folder.resolve(stem + ".txt"), entry.text() + "\n");
            if (entry.review() != null && entry.review() != ReviewState.DRAFT) {
                reviewed.add(new CaptionEntry(stem, entry.text(), entry.review()));
            }
        }
        if (!reviewed.isEmpty()) {
            new KohyaJson().write(folder.resolve(REVIEWS), reviewed);
        }
    }

    private static String stem(String image) {
        int dot = image.lastIndexOf('.');
        return dot > image.lastIndexOf('/') + 1 ? image.substring(0, dot) : image;
    }
}
