package org.assetkiln.ui.train;

import org.assetkiln.training.settings.NetworkSettings.Target;

/** A few good starting points, as factors on the defaults so that they fit every base model. */
enum Preset {
    QUICK_LOOK("Quick look", "A short run to see whether the images and the prompt work.", 0.5, 1.5, 1, false, false),
    OBJECT("Object", "One thing with a fixed shape: a sword, a potion, a badge.", 1, 1, 1, true, false),
    CHARACTER(
            "Character",
            "A face or creature that must be recognised from every side; learns longer and in the text encoder too.",
            1.5,
            0.8,
            2,
            true,
            true),
    STYLE(
            "Style",
            "The way a whole set is drawn rather than one thing; a larger LoRA, no class images.",
            2,
            0.8,
            2,
            false,
            false);

    final String title;
    final String meaning;
    private final double steps;
    private final double rate;
    private final int rank;
    private final boolean prior;
    private final boolean textEncoder;

    Preset(String title, String meaning, double steps, double rate, int rank, boolean prior, boolean textEncoder) {
        this.title = title;
        this.meaning = meaning;
        this.steps = steps;
        this.rate = rate;
        this.rank = rank;
        this.prior = prior;
        this.textEncoder = textEncoder;
    }

    /** Sets what the preset is about and leaves the rest of the form as it is. */
    void apply(TrainForm form) {
        form.steps.set((int) Math.round(form.steps.standard() * steps));
        form.learningRate.set(round(form.learningRate.standard() * rate));
        form.rank.set(form.rank.standard() * rank);
        form.alpha.set(form.alpha.standard() * rank);
        form.prior.set(prior);
        form.textEncoder.set(textEncoder);
        form.target.set(Target.ATTENTION_AND_FEED_FORWARD);
    }

    private static double round(double rate) {
        double power = Math.pow(10, Math.floor(Math.log10(rate)) - 1);
        return Math.round(rate / power) * power;
    }
}
