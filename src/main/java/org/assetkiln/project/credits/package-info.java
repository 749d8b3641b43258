/** Who made the images, under which licence, and where they come from. */
@NullMarked
package org.assetkiln.project.credits;

import org.jspecify.annotations.NullMarked;
