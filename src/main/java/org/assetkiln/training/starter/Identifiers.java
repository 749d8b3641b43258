package org.assetkiln.training.starter;

import java.util.SplittableRandom;

/**
 * Made-up words in captions. A model of this size, trained on a small vocabulary alone, answers a word it has never seen
 * with noise; having met many that mean nothing, it draws the class and leaves the word free for DreamBooth.
 */
final class Identifiers {
    private Identifiers() {}

    /** The caption with two to four random letters after its article: "a red slime" becomes "a qvx red slime". */
    static String insert(String caption, SplittableRandom random) {
        var word = new StringBuilder();
        int length = 2 + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        int space = caption.indexOf(' ');
        return space < 0 ? word + " " + caption : caption.substring(0, space) + " " + word + caption.substring(space);
    }
}
