package org.assetkiln.captioning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text that know nothing of each other: one with greedy search, one for each candidate with random search. */
final class RowsDraft implements Draft {
    private final Choice[] choices;
    private final int end;
    private final int most;
    private final Rules rules;
    private final Tokens[] texts;
    private final double[] sums;
    private final int[] lengths;
    private final boolean[] done;
    private int written;

    /** Chooses one token by its score. */
    @FunctionalInterface
    interface Choice {
        int of(float[] scores);
    }

    /**
     * @param text every caption's beginning
     * @param most new tokens
     * @param choices one for each row
     */
    RowsDraft(Tokens text, int end, int most, Rules rules, Choice... choices) {
        this.choices = choices;
        this.end = end;
        this.most = most;
        this.rules = rules;
        this.texts = new Tokens[choices.length];
        Arrays.fill(texts, text);
        this.sums = new double[choices.length];
        this.lengths = new int[choices.length];
        this.done = new boolean[choices.length];
    }

    /** The likeliest, the first of equals. */
    static int likeliest(float[] scores) {
        int best = 0;
        for (int token = 1; token < scores.length; token++) {
            best = scores[token] > scores[best] ? token : best;
        }
        return best;
    }

    @Override
    public void advance(float[][] scores, float[] normalisers) {
        for (int row = 0; row < texts.length; row++) {
            if (!done[row]) {
                int from = scores.length == 1 ? 0 : row;
                // The first time all rows share the scores.
                advance(row, scores.length == 1 ? scores[0].clone() : scores[row], scores[from], normalisers[from]);
            }
        }
        written++;
    }

    private void advance(int row, float[] scores, float[] own, float normaliser) {
        float[] plain = scores == own ? own.clone() : own;
        rules.apply(scores, texts[row], written);
        int token = choices[row].of(scores);
        sums[row] += plain[token] - normaliser;
        lengths[row] = written + 1;
        done[row] = token == end || written + 1 >= most;
        texts[row] = token == end ? texts[row] : texts[row].then(token);
    }

    @Override
    public int rows() {
        return texts.length;
    }

    @Override
    public int origin(int row) {
        return written == 1 ? 0 : row;
    }

    @Override
    public int token(int row) {
        return texts[row].last();
    }

    @Override
    public boolean done() {
        return IntStream.range(0, done.length).allMatch(row -> done[row]);
    }

    @Override
    public List<Written> results() {
        return IntStream.range(0, texts.length)
                .mapToObj(row -> new Written(texts[row], sums[row] / lengths[row]))
                .sorted(Comparator.comparing(Written::meanLogProbability).reversed())
                .toList();
    }
}
