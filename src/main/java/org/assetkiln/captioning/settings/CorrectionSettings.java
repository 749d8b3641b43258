package org.assetkiln.captioning.settings;

/**
 * How a captioner learns from corrections.
 *
 * @param scope which part of it learns
 * @param learningRate peak rate of AdamW; it rises over the first tenth of the steps and falls along half a cosine
 * @param labelSmoothing how much of each word's probability is spread over all others, 0 up to less than 1
 * @param epochs how often it sees every correction at most; it ends sooner where the hold-out no longer improves
 * @param heldOutShare how much of the corrections it is judged by and never learns from, 0.05 to 0.5
 * @param batch pictures at a time, 1 to 64
 * @param seed of what is held out and of the order
 * @param background how pictures come to the square that the captioner looks at
 */
public record CorrectionSettings(
        Scope scope,
        double learningRate,
        double labelSmoothing,
        int epochs,
        double heldOutShare,
        int batch,
        long seed,
        Background background) {
    /** Which part learns. */
    public enum Scope {
        /** The words alone: quick, enough for another style of captions. */
        TEXT_DECODER,
        /** What it sees too: for things it has never seen; several times slower. */
        ALL
    }

    public CorrectionSettings {
        check(
                learningRate > 0 && learningRate <= 0.01,
                "The learning rate is " + learningRate + ": choose above 0, at most 0.01.");
        check(
                labelSmoothing >= 0 && labelSmoothing < 1,
                "The label smoothing is " + labelSmoothing + ": choose 0 up to less than 1.");
        check(epochs >= 1 && epochs <= 1000, "The number of rounds is " + epochs + ": choose 1 to 1000.");
        check(
                heldOutShare >= 0.05 && heldOutShare <= 0.5,
                "The held-out share is " + heldOutShare + ": choose 0.05 to 0.5.");
        check(batch >= 1 && batch <= 64, "The batch is " + batch + ": choose 1 to 64.");
    }

    /** For the bundled captioner and others of its size, on white. */
    public static CorrectionSettings small() {
        return new CorrectionSettings(Scope.TEXT_DECODER, 1e-3, 0.1, 40, 0.2, 16, 42, new Background("#ffffff", true));
    }

    /** For BLIP base and large: the authors' fine-tuning rate. */
    public static CorrectionSettings large() {
        return new CorrectionSettings(Scope.TEXT_DECODER, 1e-5, 0.1, 10, 0.2, 4, 42, new Background("#ffffff", false));
    }

    private static void check(boolean fine, String sentence) {
        if (!fine) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
