/** Game art that the project draws itself: the bundled sample and the starter model's training pictures. */
@NullMarked
package org.assetkiln.art;

import org.jspecify.annotations.NullMarked;
