/** Beside the images: by what they can be told apart, and the collections. */
@NullMarked
package org.assetkiln.ui.dataset.facets;

import org.jspecify.annotations.NullMarked;
