/** The project folder: its images, their captions, review states and the captions' history. */
@NullMarked
package org.assetkiln.project;

import org.jspecify.annotations.NullMarked;
