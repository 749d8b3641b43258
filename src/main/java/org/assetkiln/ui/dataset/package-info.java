/** The dataset's place: a grid of all images, search, inspector, adding and removing. */
@NullMarked
package org.assetkiln.ui.dataset;

import org.jspecify.annotations.NullMarked;
