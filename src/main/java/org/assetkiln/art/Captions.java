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

    /** Everything there is to say, main colour and kind always among it; a potion stands in its bottle. */
    static String described(Kind kind, Colour colour, Sketch sketch) {
        if (kind != Kind.POTION) {
            return full(kind, colour, sketch);
        }
        String potion = withArticle(colour.word() + " potion");
        return potion + " in " + withArticle(sketch.adjective() + " bottle") + details(sketch);
    }

    private static String details(Sketch sketch) {
        return sketch.details().isEmpty() ? "" : " with " + String.join(" and ", sketch.details());
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
        if (details) {
            words.append(details(sketch));
        }
        return withArticle(words.toString());
    }

    static String withArticle(String words) {
        return ("aeio".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }
}
