/** The desktop window: shell, theme, actions, background work and the nodes that all places share. */
@NullMarked
package org.assetkiln.ui;

import org.jspecify.annotations.NullMarked;
