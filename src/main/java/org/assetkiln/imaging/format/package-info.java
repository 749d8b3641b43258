/** Which format a picture file has and what its first bytes say, without decoding it. */
@NullMarked
package org.assetkiln.imaging.format;

import org.jspecify.annotations.NullMarked;
