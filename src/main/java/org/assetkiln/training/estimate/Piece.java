package org.assetkiln.training.estimate;

/**
 * What one call of a network takes for one picture. Sizes are counted in values, whatever a value's bytes; work in
 * multiply-adds.
 *
 * @param forward work of the forward pass
 * @param backward work of the backward pass, what is computed again included
 * @param input values that come in
 * @param output values that go out
 * @param kept values that stay for the backward pass, inputs included
 * @param room values that live only within the forward pass, the output included
 * @param roomBack values that live only within the backward pass
 * @param weights largest weight that the engine reorders for its use, whatever the number of pictures
 * @param skip how the output or the input is a skip connection
 */
record Piece(
        double forward,
        double backward,
        long input,
        long output,
        long kept,
        long room,
        long roomBack,
        long weights,
        Skip skip) {
    /** Skip connections of a U-shaped network. */
    enum Skip {
        NONE,
        /** The output waits for the way up. */
        LEFT,
        /** The input is joined from what came last and what waits. */
        TAKEN
    }
}
