/** Noise schedules and samplers, number for number those of diffusers. */
@NullMarked
package org.assetkiln.diffusion.schedule;

import org.jspecify.annotations.NullMarked;
