/** Captions drafted by a child process that stays warm, and what becomes of them in a project. */
@NullMarked
package org.assetkiln.run.captioning;

import org.jspecify.annotations.NullMarked;
