package org.assetkiln.diffusion.prompt;

/**
 * A part of a prompt.
 *
 * @param text without the brackets
 * @param weight how much it counts, 1 for as written
 */
public record WeightedText(String text, double weight) {
    WeightedText times(double factor) {
        return new WeightedText(text, weight * factor);
    }
}
