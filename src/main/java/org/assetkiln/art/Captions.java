package org.assetkiln.art;

import java.util.Random;

/** Tells truly what a sketch shows, sometimes in few words, sometimes in all. */
final class Captions {
    private Captions() {}

    static String of(Kind kind, Colour colour, Sketch sketch, Random random) {
        boolean shape = random.nextDouble() < 0.45;
        boolean details = random.nextDouble() < 0.45;
        boolean colourToo = random.nextDouble() < 0.93; // a few without, so that a bare "a slime" is known as well
        return told(kind, colourToo ? colour.word() : "", sketch, shape, details);
    }

    /** Everything there is to say. */
    static String full(Kind kind, Colour colour, Sketch sketch) {
        return told(kind, colour.word(), sketch, true, true);
    }

    private static String told(Kind kind, String colour, Sketch sketch, boolean shape, boolean details) {
        StringBuilder words = new StringBuilder();
        if (shape && !sketch.adjective().isEmpty()) {
            words.append(sketch.adjective()).append(' ');
        }
        if (!colour.isEmpty()) {
            words.append(colour).append(' ');
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
