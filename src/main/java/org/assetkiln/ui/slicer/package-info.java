/** The sheet in which a sprite sheet is cut into images. */
@NullMarked
package org.assetkiln.ui.slicer;

import org.jspecify.annotations.NullMarked;
