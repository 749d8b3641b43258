/** Animated GIF, PNG and WebP files. */
@NullMarked
package org.assetkiln.imaging.animation;

import org.jspecify.annotations.NullMarked;
