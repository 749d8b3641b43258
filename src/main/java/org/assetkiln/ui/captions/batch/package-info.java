/** Changes to many captions at once, each shown before it is made, together one step for undo. */
@NullMarked
package org.assetkiln.ui.captions.batch;

import org.jspecify.annotations.NullMarked;
