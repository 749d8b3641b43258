/** What a fine-tuning run is told: plain records, no engine class, readable as JSON. */
@NullMarked
package org.assetkiln.training.settings;

import org.jspecify.annotations.NullMarked;
