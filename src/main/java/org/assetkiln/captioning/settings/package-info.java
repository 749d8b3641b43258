/** How captions are drafted, and what comes of it: plain data that needs no engine. */
@NullMarked
package org.assetkiln.captioning.settings;

import org.jspecify.annotations.NullMarked;
