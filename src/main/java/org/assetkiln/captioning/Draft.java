package org.assetkiln.captioning;

import java.util.List;

/** Captions of one picture in the making: rows of text, one to begin with, then always the same number. */
interface Draft {
    /**
     * Chooses the next token of every row.
     *
     * @param scores for each row the logits of its next token, to be changed at will
     * @param normalisers for each row what makes them logarithms of probabilities when subtracted
     */
    void advance(float[][] scores, float[] normalisers);

    /** How many rows there are from now on. */
    int rows();

    /** Which row of before a row continues. */
    int origin(int row);

    /** The token that a row ends with now. */
    int token(int row);

    /** Whether more tokens would change nothing. */
    boolean done();

    /** What has been written, the best first. */
    List<Written> results();

    /**
     * A caption.
     *
     * @param text all tokens, start text included, without the end
     * @param meanLogProbability of the new tokens, the end among them
     */
    record Written(Tokens text, double meanLogProbability) {}
}
