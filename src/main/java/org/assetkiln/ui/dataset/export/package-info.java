/** Images leaving the project, and whose they are. */
@NullMarked
package org.assetkiln.ui.dataset.export;

import org.jspecify.annotations.NullMarked;
