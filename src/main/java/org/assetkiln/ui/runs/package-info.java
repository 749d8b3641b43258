/** The place where runs are watched: their list, curves, sample matrix and controls. */
@NullMarked
package org.assetkiln.ui.runs;

import org.jspecify.annotations.NullMarked;
