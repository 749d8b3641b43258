/** Above the images: what is wrong with those that are shown, and what to do about it. */
@NullMarked
package org.assetkiln.ui.dataset.findings;

import org.jspecify.annotations.NullMarked;
