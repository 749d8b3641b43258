/** Captions of pictures, drafted by BLIP. */
@NullMarked
package org.assetkiln.captioning;

import org.jspecify.annotations.NullMarked;
