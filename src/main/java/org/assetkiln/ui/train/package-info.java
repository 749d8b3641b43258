/** The place where a DreamBooth run is configured and started. */
@NullMarked
package org.assetkiln.ui.train;

import org.jspecify.annotations.NullMarked;
