package org.assetkiln.model.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One printable character for each of the 256 bytes, Radford et al. 2019 (GPT-2): vocabularies are text files and hold
 * no control characters or spaces.
 */
final class ByteSymbols {
    static final String WORD_END = "</w>";
    private static final String[] SYMBOLS = new String[256];
    private static final List<String> VOCABULARY_ORDER = new ArrayList<>();

    static {
        for (int value = 0; value < 256; value++) {
            if (value >= '!' && value <= '~' || value >= '¡' && value <= '¬' || value >= '®') {
                SYMBOLS[value] = String.valueOf((char) value);
                VOCABULARY_ORDER.add(SYMBOLS[value]);
            }
        }
        int next = 256;
        for (int value = 0; value < 256; value++) {
            if (SYMBOLS[value] == null) {
                SYMBOLS[value] = String.valueOf((char) next++);
                VOCABULARY_ORDER.add(SYMBOLS[value]);
            }
        }
    }

    private ByteSymbols() {}

    /** All symbols in the order in which vocabularies begin. */
    static List<String> all() {
        return List.copyOf(VOCABULARY_ORDER);
    }

    /** The symbols of a word, its last one marked as the end. */
    static List<String> of(String word) {
        List<String> symbols = new ArrayList<>();
        for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
            symbols.add(SYMBOLS[value & 0xff]);
        }
        symbols.set(symbols.size() - 1, symbols.get(symbols.size() - 1) + WORD_END);
        return symbols;
    }
}
