/** What a fine-tuning run tells: plain records, one JSON object each. */
@NullMarked
package org.assetkiln.training.event;

import org.jspecify.annotations.NullMarked;
