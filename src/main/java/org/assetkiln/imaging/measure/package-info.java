/** What can be read off a picture's pixels: hashes, colours, transparency, sharpness. */
@NullMarked
package org.assetkiln.imaging.measure;

import org.jspecify.annotations.NullMarked;
