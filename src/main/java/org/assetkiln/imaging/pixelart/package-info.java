/** What can be told of a picture that is pixel art: its native size, whether it tiles. Pure functions of pixels. */
@NullMarked
package org.assetkiln.imaging.pixelart;

import org.jspecify.annotations.NullMarked;
