/** Networks with the parameter names of Hugging Face's checkpoints, and the files they come from. */
@NullMarked
package org.assetkiln.model;

import org.jspecify.annotations.NullMarked;
