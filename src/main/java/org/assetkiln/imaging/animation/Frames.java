package org.assetkiln.imaging.animation;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** The pictures of an animation as the file stores them, each only what it changes. */
interface Frames {
    /** @param index from 0 to the number of frames less 1 */
    BufferedImage read(int index) throws IOException;
}
