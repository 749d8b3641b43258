/** Photoshop files by layer, decoded by TwelveMonkeys' ImageIO plug-in. */
@NullMarked
package org.assetkiln.imaging.photoshop;

import org.jspecify.annotations.NullMarked;
