/** Files that survive a crash: atomic writing and JSON, usable by every layer. */
@NullMarked
package org.assetkiln.files;

import org.jspecify.annotations.NullMarked;
