/** The index of a project's images: found, measured and followed in the background, kept in the project's database. */
@NullMarked
package org.assetkiln.project.index;

import org.jspecify.annotations.NullMarked;
