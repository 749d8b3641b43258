package org.assetkiln.project;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to captions as a whole.
 *
 * @param kind of which kind
 * @param name what was done, for people
 * @param who who did it
 * @param target the number of the step that is taken back, done again or continued, else null
 */
record Step(StepKind kind, String name, String who, @Nullable Long target) {
    private static final String USER = System.getProperty("user.name", "");

    static Step edit(String name, @Nullable Long continued) {
        return new Step(StepKind.EDIT, name, USER, continued);
    }

    static Step draft(String model) {
        return new Step(StepKind.DRAFT, "drafted", model, null);
    }

    static Step outside() {
        return new Step(StepKind.OUTSIDE, "found in the file", "another program", null);
    }

    static Step arrived() {
        return new Step(StepKind.OUTSIDE, "came with its image", USER, null);
    }

    static Step of(StepKind kind, String name, long target) {
        return new Step(kind, name, USER, target);
    }
}
