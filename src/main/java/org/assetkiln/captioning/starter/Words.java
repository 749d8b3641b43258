package org.assetkiln.captioning.starter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Captions of known words in the vocabulary's numbers; every word of the training captions is listed whole. */
final class Words {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int start;

    /** @param vocabulary in the order of the numbers */
    Words(List<String> vocabulary) {
        for (int i = 0; i < vocabulary.size(); i++) {
            numbers.put(vocabulary.get(i), i);
        }
        this.start = vocabulary.size() - 2;
    }

    /** @param startText words that are given; may be empty */
    Batch.Line line(String startText, String caption) {
        List<Integer> ids = new ArrayList<>(List.of(start));
        pieces(startText, ids);
        int given = ids.size();
        pieces(caption, ids);
        ids.add(CaptionerShape.END);
        return new Batch.Line(ids.stream().mapToLong(id -> id).toArray(), given);
    }

    private void pieces(String text, List<Integer> ids) {
        for (String word : text.replaceAll("([^a-z0-9 ])", " $1 ").split(" +")) {
            if (!word.isEmpty()) {
                Integer number = numbers.get(word);
                if (number == null) {
                    throw new IllegalStateException("The vocabulary lacks '" + word + "' of: " + text);
                }
                ids.add(number);
            }
        }
    }
}
