/** How a captioner learns: from the corrections of the artist who uses it. */
@NullMarked
package org.assetkiln.captioning.training;

import org.jspecify.annotations.NullMarked;
