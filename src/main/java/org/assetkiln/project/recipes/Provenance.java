package org.assetkiln.project.recipes;

import org.assetkiln.imaging.sheet.Area;

/**
 * Where a slice comes from.
 *
 * @param sheet id of the sheet
 * @param area of it
 * @param tag the animation that it belongs to; empty for none
 * @param frame counted from 0 within the animation, or within the sheet
 */
public record Provenance(String sheet, Area area, String tag, int frame) {}
