package org.assetkiln.imaging.document;

import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * A picture file opened for everything that is in it. It holds the file's bytes, not the file, and decodes when asked, so
 * that a long animation costs the memory of one frame. For one thread at a time.
 */
public interface PictureDocument {
    /** What there is to ask for. */
    DocumentFacts facts();

    /**
     * A frame as the artist sees it: all visible layers over each other. Frames in rising order are the fastest.
     *
     * @param frame from 0 to the number of frames less 1
     * @return straight alpha ({@code TYPE_INT_ARGB}), {@link DocumentFacts#width} by {@link DocumentFacts#height} pixels,
     *     the caller's own
     */
    BufferedImage frame(int frame) throws IOException;

    /**
     * One layer alone, hidden or not, with its opacity, where it lies in the whole picture; nothing but transparency in
     * frames where the layer is empty.
     *
     * @param layer an index of {@link DocumentFacts#layers}
     * @param frame from 0 to the number of frames less 1
     * @return as {@link #frame}
     */
    BufferedImage layer(int layer, int frame) throws IOException;
}
