/** The engine behind the worker commands. */
@NullMarked
package org.assetkiln.app.engine;

import org.jspecify.annotations.NullMarked;
