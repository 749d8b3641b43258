/** The engine: TorchScript kernels, weights, random numbers and memory scopes. */
@NullMarked
package org.assetkiln.tensor;

import org.jspecify.annotations.NullMarked;
