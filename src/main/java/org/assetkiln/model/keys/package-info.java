/** What the layouts of other programs call the weights that diffusers and transformers have a name for. */
@NullMarked
package org.assetkiln.model.keys;

import org.jspecify.annotations.NullMarked;
