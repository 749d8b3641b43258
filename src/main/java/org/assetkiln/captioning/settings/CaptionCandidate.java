package org.assetkiln.captioning.settings;

/**
 * A caption that the model wrote.
 *
 * @param text as it is to be shown: no special tokens, no blanks at the ends
 * @param meanLogProbability mean of the natural logarithm of the probability that the model itself gave to each new token,
 *     the end among them; at most 0, nearer to 0 is surer
 */
public record CaptionCandidate(String text, double meanLogProbability) {}
