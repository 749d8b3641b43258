package org.assetkiln.art;

import java.util.Random;

/** Tells truly what a sketch shows, sometimes in few words, sometimes in all. */
final class Captions {
    private Captions() {}

    static String of(Kind kind, Colour colour, Sketch sketch, Random random) {
        boolean shape = random.nextDouble() < 0.45;
        boolean details = random.nextDouble() < 0.45;
        boolean colourToo = random.nextDouble() < 0.93; // a few without, so that a bare "a slime" is known as well
        StringBuilder words = new StringBuilder();
        if (shape && !sketch.adjective().isEmpty()) {
            words.append(sketch.adjective()).append(' ');
        }
        if (colourToo) {
            words.append(colour.word()).append(' ');
        }
        words.append(kind.noun());
        if (details && !sketch.details().isEmpty()) {
            words.append(" with ").append(String.join(" and ", sketch.details()));
        }
        return withArticle(words.toString());
    }

    static String withArticle(String words) {
        return ("aeio".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }
}
