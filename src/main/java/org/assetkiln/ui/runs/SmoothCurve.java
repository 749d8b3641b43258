package org.assetkiln.ui.runs;

/**
 * An exponential moving average that follows another curve: s ← w·s + (1 − w)·y, divided by 1 − w^n so that the first
 * values are not drawn towards zero.
 */
final class SmoothCurve {
    private final Curve raw;
    private final Curve smooth = new Curve();
    private double weight;
    private double sum;
    private double discount = 1;
    private int read;
    private int cuts;

    SmoothCurve(Curve raw, double weight) {
        this.raw = raw;
        this.weight = weight;
    }

    /** Sets how much of the past stays, 0 (none) to below 1. */
    void setWeight(double newWeight) {
        if (newWeight != weight) {
            weight = newWeight;
            restart();
        }
    }

    /** The average up to the raw curve's present end. */
    Curve curve() {
        if (cuts != raw.cuts()) {
            restart();
        }
        for (; read < raw.size(); read++) {
            double value = raw.y(read);
            if (Double.isFinite(value)) {
                sum = weight * sum + (1 - weight) * value;
                discount *= weight;
            }
            smooth.append(raw.x(read), discount < 1 ? sum / (1 - discount) : Double.NaN);
        }
        return smooth;
    }

    private void restart() {
        smooth.cut(0);
        sum = 0;
        discount = 1;
        read = 0;
        cuts = raw.cuts();
    }
}
