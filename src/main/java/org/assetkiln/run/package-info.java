/** A training run as a folder: configuration, events, status, requests. */
@NullMarked
package org.assetkiln.run;

import org.jspecify.annotations.NullMarked;
