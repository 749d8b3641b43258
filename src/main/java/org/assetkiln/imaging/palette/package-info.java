/** Colours of pictures: palettes read from files and pictures, and how far a picture is from one. */
@NullMarked
package org.assetkiln.imaging.palette;

import org.jspecify.annotations.NullMarked;
