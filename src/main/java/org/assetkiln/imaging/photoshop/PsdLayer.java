package org.assetkiln.imaging.photoshop;

import java.awt.Rectangle;
import org.assetkiln.imaging.document.Layer;

/**
 * A layer with pixels.
 *
 * @param image its number among the file's pictures, of which the whole picture is number 0
 * @param bounds where it lies in the whole picture
 */
record PsdLayer(int image, Rectangle bounds, Layer layer) {}
