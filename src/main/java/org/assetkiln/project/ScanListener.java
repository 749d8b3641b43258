package org.assetkiln.project;

/** Told while a dataset is scanned, on the scanning thread. */
@FunctionalInterface
public interface ScanListener {
    /**
     * @param done images looked at
     * @param total images found
     */
    void progress(int done, int total);
}
