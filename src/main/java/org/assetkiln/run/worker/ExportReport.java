package org.assetkiln.run.worker;

/**
 * What came of an export.
 *
 * @param good whether what was written was read back and does the same
 * @param sentence what was found, or what went wrong
 */
public record ExportReport(boolean good, String sentence) {}
