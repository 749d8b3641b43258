/** Reading and writing of safetensors files; refusal of pickled ones. */
@NullMarked
package org.assetkiln.model.safetensors;

import org.jspecify.annotations.NullMarked;
