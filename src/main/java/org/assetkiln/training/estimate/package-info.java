/** What a run will take: memory, time and disk, worked out from the model's configuration before anything is loaded. */
@NullMarked
package org.assetkiln.training.estimate;

import org.jspecify.annotations.NullMarked;
