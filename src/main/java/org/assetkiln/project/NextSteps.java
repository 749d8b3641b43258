package org.assetkiln.project;

import org.jspecify.annotations.Nullable;

/**
 * What can be taken back and done again.
 *
 * @param undo the name of the step that would be taken back; null when there is none
 * @param redo the name of the step that would be done again; null when there is none
 */
public record NextSteps(@Nullable String undo, @Nullable String redo) {}
