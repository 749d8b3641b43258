/** The place where pictures are made with what was trained. */
@NullMarked
package org.assetkiln.ui.preview;

import org.jspecify.annotations.NullMarked;
