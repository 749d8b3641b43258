package org.assetkiln.captioning.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the next words of a caption are chosen; the property {@code type} names the record in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Search.Greedy.class, name = "greedy"),
    @JsonSubTypes.Type(value = Search.Beam.class, name = "beam"),
    @JsonSubTypes.Type(value = Search.Nucleus.class, name = "nucleus"),
})
public sealed interface Search {
    /** Always the likeliest token: fast, one candidate, the same every time. */
    record Greedy() implements Search {}

    /**
     * Keeps the likeliest beginnings and follows them all: the same every time.
     *
     * @param beams beginnings kept, 2 to 16
     */
    record Beam(int beams) implements Search {
        public Beam {
            check(beams >= 2 && beams <= 16, "The number of beams is " + beams + ": choose 2 to 16.");
        }
    }

    /**
     * Draws tokens at random among the likeliest (Holtzman et al. 2019, arXiv 1904.09751): different with every seed.
     *
     * @param topP share of the probability that is drawn from, above 0, at most 1
     * @param temperature above 1 for more surprise, below for less, 0.05 to 5
     * @param topK at most so many of the likeliest tokens, 0 for all
     */
    record Nucleus(double topP, double temperature, int topK) implements Search {
        public Nucleus {
            check(topP > 0 && topP <= 1, "The share of likely words is " + topP + ": choose above 0, at most 1.");
            check(temperature >= 0.05 && temperature <= 5, "The temperature is " + temperature + ": choose 0.05 to 5.");
            check(topK >= 0, "The number of likely words is " + topK + ": choose 0 for all, or more.");
        }

        /** As BLIP's authors sample. */
        public static Nucleus usual() {
            return new Nucleus(0.9, 1, 50);
        }
    }

    private static void check(boolean fine, String sentence) {
        if (!fine) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
