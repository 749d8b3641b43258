/** From a written prompt to what the UNet reads: emphasis, long prompts, clip skip. */
@NullMarked
package org.assetkiln.diffusion.prompt;

import org.jspecify.annotations.NullMarked;
