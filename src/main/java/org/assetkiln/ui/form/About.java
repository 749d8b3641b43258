package org.assetkiln.ui.form;

/**
 * What the form says about a setting.
 *
 * @param label its name
 * @param unit what it counts; empty for none
 * @param range which values there are; empty where the control shows it
 * @param effect one sentence: what happens when it goes up or down
 */
public record About(String label, String unit, String range, String effect) {}
