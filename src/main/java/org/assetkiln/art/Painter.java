package org.assetkiln.art;

/** Draws one kind of thing, upright and in any coordinates: the renderer centres it and fits it to the frame. */
interface Painter {
    void paint(Sketch sketch, Colour colour);
}
