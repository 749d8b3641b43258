/** How the bundled starter model is made: an internal job, run by the project's engineers and not by its users. */
@NullMarked
package org.assetkiln.training.starter;

import org.jspecify.annotations.NullMarked;
