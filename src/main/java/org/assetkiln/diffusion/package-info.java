/** Noise schedules, samplers and text-to-image. */
@NullMarked
package org.assetkiln.diffusion;

import org.jspecify.annotations.NullMarked;
