/** Sprite sheets: where to cut them, and cutting. Pure functions of pixels and of the atlas files beside sheets. */
@NullMarked
package org.assetkiln.imaging.sheet;

import org.jspecify.annotations.NullMarked;
