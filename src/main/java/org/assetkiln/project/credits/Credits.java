package org.assetkiln.project.credits;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assetkiln.files.Json;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Records;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the images' origins. An image has its own credit, else that of the nearest folder which has one.
 *
 * @param byPath by an image's id, or by a folder's with a {@code /} behind it; {@code /} alone is all images
 */
public record Credits(Map<String, Credit> byPath) {
    /** Nothing is known of any image. */
    public static final Credits NONE = new Credits(Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(Credits.class);
    private static final String KIND = "credit";
    private static final String ALL = "/";

    public Credits {
        byPath = Map.copyOf(byPath);
    }

    /** What is kept; a credit that cannot be read counts as none. */
    public static Credits read(Records records) {
        Map<String, Credit> all = new HashMap<>();
        records.all(KIND).forEach((path, json) -> {
            try {
                all.put(path, Json.mapper().readValue(json, Credit.class));
            } catch (JsonProcessingException e) {
                LOG.warn("The credit of '{}' is damaged and left out.", path, e);
            }
        });
        return new Credits(all);
    }

    /** How a folder is named here; {@code ""} is the whole project. */
    public static String folder(String folder) {
        return folder + ALL;
    }

    /** The credit of an image; {@link Credit#NONE} where nothing is known. */
    public Credit of(String image) {
        Credit own = byPath.get(image);
        for (int slash = image.lastIndexOf('/'); own == null && slash > 0; slash = image.lastIndexOf('/', slash - 1)) {
            own = byPath.get(image.substring(0, slash + 1));
        }
        return own != null ? own : byPath.getOrDefault(ALL, Credit.NONE);
    }

    /** Whether no licence is known, so that nobody can say whether the image may be used. */
    public boolean missing(String image) {
        return of(image).licence().isEmpty();
    }

    /** Images without a known licence, in the order given. */
    public List<DatasetImage> missing(Collection<DatasetImage> images) {
        return images.stream().filter(image -> missing(image.id())).toList();
    }

    /**
     * Whether an image's licence is known, for findings: everywhere as long as the project says nothing about licences at all,
     * because then nobody has begun to keep them.
     */
    public Predicate<DatasetImage> licensed() {
        return byPath.isEmpty() ? image -> true : image -> !missing(image.id());
    }

    /** With a credit for images and folders (see {@link #folder}); {@link Credit#NONE} takes theirs away. */
    public Credits with(Collection<String> paths, Credit credit) {
        Map<String, Credit> changed = new HashMap<>(byPath);
        for (String path : paths) {
            if (credit.isNone()) {
                changed.remove(path);
            } else {
                changed.put(path, credit);
            }
        }
        return new Credits(changed);
    }

    /** Keeps what differs from {@code before}. */
    public void write(Records records, Credits before) throws IOException {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        before.byPath.keySet().stream()
                .filter(path -> !byPath.containsKey(path))
                .forEach(path -> changes.put(path, null));
        byPath.forEach((path, credit) -> {
            if (!credit.equals(before.byPath.get(path))) {
                changes.put(path, Json.line(credit));
            }
        });
        records.put(KIND, changes);
    }

    /**
     * A list for people, ready to be published beside what was made from the images: one paragraph for each author,
     * licence and source, with the images below it, and at the end those of which nothing is known.
     */
    public String list(Collection<DatasetImage> images) {
        Map<Credit, List<String>> groups = new LinkedHashMap<>();
        images.forEach(image ->
                groups.computeIfAbsent(of(image.id()), key -> new ArrayList<>()).add(image.id()));
        List<String> unknown = groups.remove(Credit.NONE);
        StringBuilder list = new StringBuilder();
        groups.forEach((credit, ids) -> paragraph(list, title(credit), ids));
        if (unknown != null) {
            paragraph(list, "Author and licence not known", unknown);
        }
        return list.toString();
    }

    private static void paragraph(StringBuilder list, String title, List<String> ids) {
        list.append(list.isEmpty() ? "" : "\n").append(title).append('\n');
        ids.forEach(id -> list.append("  ").append(id).append('\n'));
    }

    private static String title(Credit credit) {
        String author = credit.author().isEmpty() ? "Author not known" : credit.author();
        String licence = credit.licence().isEmpty() ? "licence not known" : credit.licence();
        return author + ", " + licence + (credit.source().isEmpty() ? "" : ", " + credit.source());
    }
}
