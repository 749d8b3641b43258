/** Models from the Hugging Face Hub: what a repository offers, and downloads that can be cut off and go on. */
@NullMarked
package org.assetkiln.hub;

import org.jspecify.annotations.NullMarked;
