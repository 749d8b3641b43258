/** How the bundled captioner is made: an internal job, run by the project's engineers and not by its users. */
@NullMarked
package org.assetkiln.captioning.starter;

import org.jspecify.annotations.NullMarked;
