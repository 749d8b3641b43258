package org.assetkiln.ui.prepare;

import org.assetkiln.project.DatasetImage;

/**
 * An image and how little it fits the others.
 *
 * @param distance the larger the less
 * @param standsOut whether it is worth a look
 * @param why a few words
 */
record Stranger(DatasetImage image, double distance, boolean standsOut, String why) {}
