package org.assetkiln.project.index;

import java.util.List;
import org.assetkiln.project.DatasetImage;

/** Told while the index looks at a project, on the thread that looks. */
public interface IndexListener {
    /**
     * All rows known by now, in their order. Called a few times during a scan, at growing intervals, never once an image:
     * first as soon as there is something to show, then when all files are found, then as pixels are looked at.
     */
    void rows(List<DatasetImage> images);

    /**
     * Pixels are being looked at.
     *
     * @param done images looked at
     * @param total images found
     */
    default void progress(int done, int total) {}

    /** Before each picture is looked at, on the threads that look: who waits here lets others decode theirs first. */
    default void beforeLooking() {}
}
