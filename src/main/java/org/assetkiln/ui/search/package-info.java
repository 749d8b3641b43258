/** Looking for images by their captions, and what captions are measured by: shared by the places. */
@NullMarked
package org.assetkiln.ui.search;

import org.jspecify.annotations.NullMarked;
