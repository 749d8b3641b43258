package org.assetkiln.captioning.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much of two captions is the same words, whatever their order. */
final class WordAgreement {
    private WordAgreement() {}

    /** F1 over words and punctuation marks, 0 to 1; capitals do not count. */
    static double of(String draft, String approved) {
        List<String> said = words(draft);
        List<String> wanted = words(approved);
        if (said.isEmpty() || wanted.isEmpty()) {
            return said.equals(wanted) ? 1 : 0;
        }
        List<String> left = new ArrayList<>(wanted);
        long common = said.stream().filter(left::remove).count();
        return 2.0 * common / (said.size() + wanted.size());
    }

    private static List<String> words(String caption) {
        String parted = caption.toLowerCase(Locale.ROOT).replaceAll("([^\\p{L}\\p{N}\\s])", " $1 ");
        return List.of(parted.strip().split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
