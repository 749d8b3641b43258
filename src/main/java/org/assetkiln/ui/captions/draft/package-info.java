/** Captions drafted in the background: what is asked for, how far it is, other wordings, and learning from corrections. */
@NullMarked
package org.assetkiln.ui.captions.draft;

import org.jspecify.annotations.NullMarked;
