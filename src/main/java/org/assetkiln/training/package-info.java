/** DreamBooth fine-tuning: data, LoRA, optimizer, checkpoints. */
@NullMarked
package org.assetkiln.training;

import org.jspecify.annotations.NullMarked;
