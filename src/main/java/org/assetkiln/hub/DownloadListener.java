package org.assetkiln.hub;

/** Hears how a download goes; called on the thread that downloads. */
public interface DownloadListener {
    /**
     * Some more has arrived.
     *
     * @param file the file's path in the repository
     * @param done bytes of the whole offer that are on disk
     * @param total bytes of the whole offer
     */
    void progress(String file, long done, long total);

    /** Whether to stop; what has arrived stays and the next download goes on from there. */
    boolean cancelled();
}
