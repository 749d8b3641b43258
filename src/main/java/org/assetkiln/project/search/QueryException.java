package org.assetkiln.project.search;

/** A search that cannot be understood, with one sentence that says what to write instead. */
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1;

    QueryException(String sentence) {
        super(sentence);
    }
}
