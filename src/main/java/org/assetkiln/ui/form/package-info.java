/** Settings on the screen: value, default, control, what it does, what is wrong with it. */
@NullMarked
package org.assetkiln.ui.form;

import org.jspecify.annotations.NullMarked;
