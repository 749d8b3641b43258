/** Low-rank adapters (Hu et al. 2021, arXiv 2106.09685): made, put beside weights, read and written. */
@NullMarked
package org.assetkiln.model.lora;

import org.jspecify.annotations.NullMarked;
