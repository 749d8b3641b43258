/** The configurations of diffusers and transformers that a model folder holds, as far as Assetkiln uses them. */
@NullMarked
package org.assetkiln.model.config;

import org.jspecify.annotations.NullMarked;
