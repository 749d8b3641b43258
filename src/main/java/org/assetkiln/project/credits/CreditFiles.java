package org.assetkiln.project.credits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what the files say that artists put beside their work: {@code License.txt}, {@code CREDITS} and the like. */
public final class CreditFiles {
    private static final Pattern NAME =
            Pattern.compile("(?i)(licen[cs]e|credits?|copying|attribution|authors?|readme)(\\.txt|\\.md)?");

    private static final Pattern AUTHOR = Pattern.compile(
            "(?im)^[\\s#*-]*(?:created(?:/distributed)? by|made by|art(?:work)? by|authors?|artist|copyright(?: \\(c\\))?(?: \\d{4})?(?: by)?)\\s*:?\\s+([^\\r\\n(]{2,80})");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>\"']+");

    /** A licence file is a page or two. */
    private static final int MOST_BYTES = 64 << 10;

    /** What each licence is called in such files; the more exact ones come first. */
    private static final Map<Pattern, String> LICENCES = licences();

    private CreditFiles() {}

    private static Map<Pattern, String> licences() {
        Map<Pattern, String> licences = new LinkedHashMap<>();
        licences.put(Pattern.compile("(?i)cc-?\\s?0\\b|creative commons zero|publicdomain/zero"), "CC0");
        licences.put(Pattern.compile("(?i)cc[- ]by[- ]nc[- ]sa|by-nc-sa"), "CC-BY-NC-SA");
        licences.put(Pattern.compile("(?i)cc[- ]by[- ]nc|by-nc/"), "CC-BY-NC");
        licences.put(Pattern.compile("(?i)cc[- ]by[- ]sa|by-sa/|attribution-sharealike"), "CC-BY-SA");
        licences.put(Pattern.compile("(?i)cc[- ]by\\b|licenses/by/|creative commons attribution"), "CC-BY");
        licences.put(Pattern.compile("(?i)open game ?art.*by 3\\.0|oga-by"), "OGA-BY 3.0");
        licences.put(Pattern.compile("(?i)public domain"), "Public domain");
        licences.put(Pattern.compile("(?i)gnu general public license|\\bgpl"), "GPL");
        licences.put(Pattern.compile("(?i)\\bmit license|permission is hereby granted, free of charge"), "MIT");
        return licences;
    }

    /**
     * What such a file in the folder, or in the nearest one above it, says. It is a proposal: someone has to look at it.
     *
     * @param folder where to begin
     * @param top where to end, the project's folder
     */
    public static Optional<Credit> propose(Path folder, Path top) {
        for (Path at = folder; at != null && at.startsWith(top); at = at.getParent()) {
            try (Stream<Path> files = Files.list(at)) {
                List<Path> candidates = files.filter(file ->
                                NAME.matcher(file.getFileName().toString()).matches())
                        .sorted()
                        .toList();
                for (Path file : candidates) {
                    Credit credit = read(file);
                    if (!credit.isNone()) {
                        return Optional.of(credit);
                    }
                }
            } catch (IOException e) {
                // A folder that cannot be read proposes nothing.
            }
        }
        return Optional.empty();
    }

    private static Credit read(Path file) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
        Matcher author = AUTHOR.matcher(text);
        Matcher address = ADDRESS.matcher(text);
        String source = "";
        while (source.isEmpty() && address.find()) {
            source = address.group().contains("creativecommons.org") ? "" : address.group();
        }
        return new Credit(author.find() ? author.group(1) : "", licence(text), source);
    }

    private static String licence(String text) {
        for (Map.Entry<Pattern, String> licence : LICENCES.entrySet()) {
            Matcher found = licence.getKey().matcher(text);
            if (found.find()) {
                return licence.getValue() + version(licence.getValue(), text, found);
            }
        }
        return "";
    }

    /** "4.0" where it follows the licence's name at once. */
    private static String version(String name, String text, Matcher found) {
        Matcher version = Pattern.compile("^[-/ ]*(?:v\\.? ?)?([1-4]\\.\\d)").matcher(text.substring(found.end()));
        return name.startsWith("CC-BY") && version.find() ? " " + version.group(1) : "";
    }
}
