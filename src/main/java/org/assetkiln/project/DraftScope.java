package org.assetkiln.project;

/** Which captions a draft may replace; never one that a person or another program has written. */
public enum DraftScope {
    /** None: only images without a caption get one. */
    MISSING,
    /** Also earlier drafts that nobody has touched. */
    UNTOUCHED_DRAFTS,
    /** The same, and images whose caption stays are drafted too, for the sake of other wordings. */
    EVERY_IMAGE
}
