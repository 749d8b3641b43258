/** Noise schedules, samplers, and pictures from text and from pictures. */
@NullMarked
package org.assetkiln.diffusion;

import org.jspecify.annotations.NullMarked;
