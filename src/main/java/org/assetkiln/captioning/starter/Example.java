package org.assetkiln.captioning.starter;

import java.util.SplittableRandom;

/**
 * A picture and what is true of it.
 *
 * @param smooth whether it was drawn smooth and may be shown as pixel art too
 * @param object the word for the thing
 * @param colour the word for its main colour; empty if none was said
 */
record Example(Layer layer, String caption, boolean smooth, String object, String colour) {
    /** One of the many ways in which it may be shown. */
    View randomView(SplittableRandom random) {
        return View.random(random, smooth);
    }

    /** Colour and thing alone, where the picture was drawn and both are told. */
    String brief() {
        return !smooth ? caption : ("aeiou".indexOf(colour.charAt(0)) >= 0 ? "an " : "a ") + colour + " " + object;
    }

    /** The same with pixels so many times as large. */
    Example pixelated(int factor) {
        return new Example(layer.pixelated(factor), caption, false, object, colour);
    }

    View plainView() {
        return View.plain(smooth);
    }
}
