/** The language in which images are looked for, by their captions, review and facts. */
@NullMarked
package org.assetkiln.project.search;

import org.jspecify.annotations.NullMarked;
