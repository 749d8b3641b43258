/** The place Models: what the user has, what each model is, and downloads. */
@NullMarked
package org.assetkiln.ui.models;

import org.jspecify.annotations.NullMarked;
