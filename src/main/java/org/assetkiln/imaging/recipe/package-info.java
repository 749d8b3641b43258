/** How a picture file is prepared before a model sees it, without changing the file. */
@NullMarked
package org.assetkiln.imaging.recipe;

import org.jspecify.annotations.NullMarked;
