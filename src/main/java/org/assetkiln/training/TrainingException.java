package org.assetkiln.training;

/** A run cannot start or go on; the message is one sentence for the user. */
public final class TrainingException extends Exception {
    private static final long serialVersionUID = 1L;

    public TrainingException(String sentence) {
        super(sentence);
    }

    public TrainingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
