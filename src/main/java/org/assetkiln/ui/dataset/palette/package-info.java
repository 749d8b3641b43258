/** Choosing the palette that a dataset is to keep to. */
@NullMarked
package org.assetkiln.ui.dataset.palette;

import org.jspecify.annotations.NullMarked;
