/** What is in a picture file beyond one picture: frames, layers, tags, slices, palette. */
@NullMarked
package org.assetkiln.imaging.document;

import org.jspecify.annotations.NullMarked;
