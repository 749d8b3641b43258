/** Small pictures of large image files, kept on the disk between sessions. */
@NullMarked
package org.assetkiln.project.thumbnails;

import org.jspecify.annotations.NullMarked;
