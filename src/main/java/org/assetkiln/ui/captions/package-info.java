/** The captions' place: one picture at a time, its text, and how far the review is. */
@NullMarked
package org.assetkiln.ui.captions;

import org.jspecify.annotations.NullMarked;
