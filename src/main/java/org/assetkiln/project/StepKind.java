package org.assetkiln.project;

/** Who did a step of the history, and whether it can be taken back. */
enum StepKind {
    /** A person; can be taken back. */
    EDIT,
    /** A captioner. */
    DRAFT,
    /** Another program; noted when it was noticed. */
    OUTSIDE,
    /** A step was taken back. */
    UNDO,
    /** A step was done again. */
    REDO
}
