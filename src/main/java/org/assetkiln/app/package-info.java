/** Main entry, command line and wiring. */
@NullMarked
package org.assetkiln.app;

import org.jspecify.annotations.NullMarked;
