package org.assetkiln.ui.train;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at how the model's tokenizer reads the identifier: the words of the instance prompt that the class prompt lacks.
 *
 * @param identifier those words; empty when there are none
 * @param pieces the tokens it is read as
 * @param message one sentence about it
 * @param fine whether it is good as it is
 */
record IdentifierCheck(String identifier, List<String> pieces, String message, boolean fine) {
    private static final int LONG_WORD = 4;
    private static final int MANY_PIECES = 5;

    static IdentifierCheck of(String instancePrompt, String classPrompt, Function<String, List<String>> tokenizer) {
        Set<String> words = words(instancePrompt);
        words.removeAll(words(classPrompt));
        if (words.isEmpty()) {
            String message = instancePrompt.isBlank()
                    ? "The identifier is a short rare word that will stand for the subject."
                    : "There is no identifier: put a short rare word such as “zkw” before the class.";
            return new IdentifierCheck("", List.of(), message, instancePrompt.isBlank());
        }
        String identifier = String.join(" ", words);
        List<String> pieces = tokenizer.apply(identifier);
        return new IdentifierCheck(identifier, pieces, message(identifier, words.size(), pieces), fine(words, pieces));
    }

    /** A prompt without the word that looks like an identifier: one of 2 to 6 letters of which none is a vowel. */
    static String withoutIdentifier(String prompt) {
        return Arrays.stream(prompt.strip().split("\\s+"))
                .filter(word -> !word.matches("(?i)[b-df-hj-np-tv-z]{2,6}[,.]?"))
                .collect(Collectors.joining(" "));
    }

    private static boolean fine(Set<String> words, List<String> pieces) {
        return words.size() == 1 && pieces.size() < MANY_PIECES && !known(String.join("", words), pieces);
    }

    private static boolean known(String word, List<String> pieces) {
        return pieces.size() == 1 && word.length() >= LONG_WORD;
    }

    private static String message(String identifier, int words, List<String> pieces) {
        if (words > 1) {
            return "Several words set the subject apart: “%s”. One rare word is learned more clearly."
                    .formatted(identifier);
        }
        if (known(identifier, pieces)) {
            return "“%s” is a word the model knows: its old meaning will mix with the subject.".formatted(identifier);
        }
        if (pieces.size() >= MANY_PIECES) {
            return "“%s” is read as %d pieces: a shorter one is learned more easily."
                    .formatted(identifier, pieces.size());
        }
        if (pieces.isEmpty()) {
            return "“%s” stands for the subject.".formatted(identifier);
        }
        return "“%s” is rare: the model reads it as %s.".formatted(identifier, String.join(" · ", pieces));
    }

    private static Set<String> words(String prompt) {
        return new LinkedHashSet<>(
                Arrays.stream(prompt.toLowerCase(Locale.ENGLISH).split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
