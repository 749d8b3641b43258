/** Pictures made by a child process that stays warm: both ends of its protocol. */
@NullMarked
package org.assetkiln.run.generation;

import org.jspecify.annotations.NullMarked;
