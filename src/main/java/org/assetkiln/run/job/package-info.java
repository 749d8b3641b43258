/** Work done by a child process that stays warm from one job to the next: both ends of its protocol. */
@NullMarked
package org.assetkiln.run.job;

import org.jspecify.annotations.NullMarked;
