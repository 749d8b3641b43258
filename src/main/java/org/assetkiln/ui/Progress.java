package org.assetkiln.ui;

/** How background work says how far it is; may be called as often as liked, from its own thread. */
public interface Progress {
    /** {@code done} of {@code total} things; a total of 0 means that the end is not known. */
    void update(long done, long total);

    /** Whether the user asked to stop; work that can stop looks at it now and then. */
    boolean cancelled();
}
