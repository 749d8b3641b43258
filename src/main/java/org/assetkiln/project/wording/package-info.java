/** What can be said of the words in captions: differences, counts, suggestions, slips, and changes to many at once. */
@NullMarked
package org.assetkiln.project.wording;

import org.jspecify.annotations.NullMarked;
