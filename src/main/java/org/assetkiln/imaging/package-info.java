/** Reading, preparing and writing pictures: plain Java2D and ImageIO, usable by every layer. */
@NullMarked
package org.assetkiln.imaging;

import org.jspecify.annotations.NullMarked;
