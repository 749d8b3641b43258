package org.assetkiln.project.search;

/** A search that cannot be understood, with one sentence that says what to write instead, and where it is wrong. */
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1;

    private final int start;
    private final int end;

    QueryException(String sentence, int start, int end) {
        super(sentence);
        this.start = start;
        this.end = end;
    }

    /** Where in the search the wrong word begins. */
    public int start() {
        return start;
    }

    /** Where the wrong word ends; the start, where something is missing. */
    public int end() {
        return end;
    }
}
