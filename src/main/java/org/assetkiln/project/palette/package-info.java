/** The colours that the images of a project are to keep to. */
@NullMarked
package org.assetkiln.project.palette;

import org.jspecify.annotations.NullMarked;
