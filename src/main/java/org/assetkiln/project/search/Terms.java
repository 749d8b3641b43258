package org.assetkiln.project.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Adds terms to a search and takes them away, as one does who clicks on facets. */
public final class Terms {
    private Terms() {}

    /** Whether a term stands in a search as it is, on its own. */
    public static boolean has(String query, String term) {
        return Part.of(query).stream().anyMatch(part -> part.text().equals(term));
    }

    /** Takes a term away if it is there; else adds it in the place of another one of the same field. */
    public static String toggle(String query, String term) {
        String field = term.substring(0, term.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        boolean there = has(query, term);
        List<Part> rest = Part.of(query).stream()
                .filter(part -> there
                        ? !part.text().equals(term)
                        : !part.text().toLowerCase(Locale.ROOT).startsWith(field))
                .toList();
        String kept = joined(rest);
        return there ? kept : (kept + " " + term).strip();
    }

    /** A minus sign belongs to what follows it. */
    private static String joined(List<Part> parts) {
        return parts.stream()
                .map(part -> part.text().equals("-") ? "-" : part.text() + " ")
                .collect(Collectors.joining())
                .strip();
    }
}
