/** Where the program and its user keep things: installation, settings, caches, the bundled sample. */
@NullMarked
package org.assetkiln.project.home;

import org.jspecify.annotations.NullMarked;
