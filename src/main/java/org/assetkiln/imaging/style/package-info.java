/** How a picture is drawn, in a few numbers, and which pictures of a set are drawn otherwise. */
@NullMarked
package org.assetkiln.imaging.style;

import org.jspecify.annotations.NullMarked;
