/** The sheet in which images are prepared for models without changing their files, and the one that compares palettes. */
@NullMarked
package org.assetkiln.ui.prepare;

import org.jspecify.annotations.NullMarked;
