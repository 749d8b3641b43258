/** The models that the user has: where they are, what they are, and which one is used unless another is named. */
@NullMarked
package org.assetkiln.project.models;

import org.jspecify.annotations.NullMarked;
