/** What is wrong with the images of a dataset, and what to do about it. */
@NullMarked
package org.assetkiln.project.findings;

import org.jspecify.annotations.NullMarked;
