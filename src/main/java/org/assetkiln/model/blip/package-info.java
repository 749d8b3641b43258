/** BLIP, Li et al. 2022, arXiv 2201.12086: the network that writes captions. */
@NullMarked
package org.assetkiln.model.blip;

import org.jspecify.annotations.NullMarked;
