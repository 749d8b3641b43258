/** Worker processes: this program started once more, headless. */
@NullMarked
package org.assetkiln.run.worker;

import org.jspecify.annotations.NullMarked;
