/** CLIP's tokenizer: text to the numbers that the text encoder reads. */
@NullMarked
package org.assetkiln.model.token;

import org.jspecify.annotations.NullMarked;
