package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.wording.CaptionTemplate;
import org.jspecify.annotations.Nullable;

/**
 * How captions are taken out of a project.
 *
 * @param format the form
 * @param approvedOnly whether captions that nobody has approved are left out
 * @param template the form of words that each caption takes, null to leave it as it is
 * @param trigger what stands for {@code {trigger}} in it
 * @param copyImages whether the images are copied beside the captions, as trainers want them
 */
public record CaptionExport(
        ExchangeFormat format,
        boolean approvedOnly,
        @Nullable CaptionTemplate template,
        String trigger,
        boolean copyImages) {
    /**
     * Writes the captions of those images that have one. Review states go along where the form has room for them.
     *
     * @param target a folder, or a file of the form's ending
     * @return how many captions were written
     * @throws IOException with one sentence when something cannot be written, or would be written over the project's own
     *     captions
     */
    public int write(Project project, List<DatasetImage> images, Path target) throws IOException {
        Path file = format.fileIn(target.toAbsolutePath().normalize());
        Path folder = format == ExchangeFormat.SIDECARS ? file : Objects.requireNonNull(file.getParent());
        boolean within = folder.startsWith(project.images());
        if (within && (format == ExchangeFormat.SIDECARS || copyImages)) {
            throw new IOException("The folder " + folder
                    + " is among the project's own images, whose captions would be written over: choose another one.");
        }
        List<CaptionEntry> entries = entries(project, images, folder);
        if (format == ExchangeFormat.SIDECARS) {
            checkNames(entries);
        }
        format.files().write(file, format == ExchangeFormat.KOHYA ? kohya(entries, folder) : entries);
        return entries.size();
    }

    private List<CaptionEntry> entries(Project project, List<DatasetImage> images, Path folder) throws IOException {
        Map<String, Caption> captions = project.captions().readAll(images);
        List<CaptionEntry> entries = new ArrayList<>();
        for (DatasetImage image : images) {
            Caption caption = captions.getOrDefault(image.id(), Caption.NONE);
            if (wanted(caption)) {
                Path path = image.file();
                if (copyImages) {
                    path = folder.resolve(project.images().relativize(image.file()));
                    copy(image.file(), path);
                }
                entries.add(new CaptionEntry(named(project, path, folder), text(image, caption), caption.state()));
            }
        }
        return entries;
    }

    private boolean wanted(Caption caption) {
        return !caption.text().isBlank() && (!approvedOnly || caption.state() == ReviewState.APPROVED);
    }

    private String text(DatasetImage image, Caption caption) {
        return template == null
                ? caption.text()
                : template.fill(CaptionTemplate.values(trigger, image), caption.text());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Relative to the target where the image lies below it; text files keep the project's folders. */
    private String named(Project project, Path image, Path folder) {
        Path base = format == ExchangeFormat.SIDECARS && !copyImages ? project.images() : folder;
        Path path = image.startsWith(base) ? base.relativize(image) : image;
        return path.toString().replace('\\', '/');
    }

    /** kohya finds the images of its folder by their name without ending, all others by their whole path. */
    private static List<CaptionEntry> kohya(List<CaptionEntry> entries, Path folder) {
        Set<String> used = new HashSet<>();
        return entries.stream()
                .map(entry -> {
                    String stem = stem(entry.image());
                    boolean plain = !entry.image().contains("/") && used.add(stem);
                    String whole = folder.resolve(entry.image()).toString().replace('\\', '/');
                    return new CaptionEntry(plain ? stem : whole, entry.text(), entry.review());
                })
                .toList();
    }

    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    private static void checkNames(List<CaptionEntry> entries) throws IOException {
        Set<String> names = new HashSet<>();
        for (CaptionEntry entry : entries) {
            if (!names.add(stem(entry.image()))) {
                throw new IOException(
                        "Two images would share the caption file " + stem(entry.image()) + ".txt: rename one of them.");
            }
        }
    }
}
