package org.assetkiln.project.search;

import java.util.List;
import java.util.regex.Pattern;

/** A word, bracket or phrase of a search, and where it stands. */
record Part(String text, int start, int end) {
    private static final Pattern PART = Pattern.compile("[()]|-(?=[^\\s])|[a-zA-Z]+:\"[^\"]*\"?|\"[^\"]*\"?|[^\\s()]+");

    static List<Part> of(String query) {
        return PART.matcher(query)
                .results()
                .map(found -> new Part(found.group(), found.start(), found.end()))
                .toList();
    }

    QueryException wrong(String sentence) {
        return new QueryException(sentence, start, end);
    }
}
