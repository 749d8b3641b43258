/** How a project's images are prepared and how its sheets were sliced, kept in its database. */
@NullMarked
package org.assetkiln.project.recipes;

import org.jspecify.annotations.NullMarked;
