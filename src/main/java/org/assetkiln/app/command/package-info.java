/** The commands of the terminal. */
@NullMarked
package org.assetkiln.app.command;

import org.jspecify.annotations.NullMarked;
