/** Images coming into the project: dropped, chosen or pasted. */
@NullMarked
package org.assetkiln.ui.dataset.intake;

import org.jspecify.annotations.NullMarked;
