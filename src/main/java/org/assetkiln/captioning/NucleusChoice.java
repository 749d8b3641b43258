package org.assetkiln.captioning;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assetkiln.captioning.settings.Search;

/** Draws among the likeliest tokens: temperature, then top-k, then top-p, as transformers' {@code generate} warps its scores. */
final class NucleusChoice implements RowsDraft.Choice {
    private final Search.Nucleus search;
    private final SplittableRandom random;

    NucleusChoice(Search.Nucleus search, long seed) {
        this.search = search;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public int of(float[] scores) {
        double[] chances = chances(scores);
        double left = random.nextDouble();
        int last = 0;
        for (int token = 0; token < chances.length; token++) {
            if (chances[token] > 0) {
                left -= chances[token];
                last = token;
                if (left < 0) {
                    return token;
                }
            }
        }
        return last;
    }

    /** The probability of each token to be drawn; 0 for those that are left out. */
    double[] chances(float[] scores) {
        float[] ascending = scores.clone();
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] /= (float) search.temperature();
        }
        float[] tempered = ascending.clone();
        Arrays.sort(ascending);
        int kept = search.topK() == 0 ? ascending.length : Math.min(search.topK(), ascending.length);
        float least = nucleus(ascending, ascending[ascending.length - kept]);
        return softmax(tempered, least);
    }

    /** The least score that is kept: the unlikeliest tokens go until their sum would exceed what top-p leaves out. */
    private float nucleus(float[] ascending, float least) {
        double[] chances = softmax(ascending, least);
        double sum = 0;
        for (int i = 0; i < chances.length - 1; i++) {
            sum += chances[i];
            if (sum > 1 - search.topP()) {
                return Math.max(least, ascending[i]);
            }
        }
        return ascending[ascending.length - 1];
    }

    private static double[] softmax(float[] scores, float least) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double[] chances = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            chances[i] = scores[i] >= least ? Math.exp(scores[i] - most) : 0;
            sum += chances[i];
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= sum;
        }
        return chances;
    }
}
