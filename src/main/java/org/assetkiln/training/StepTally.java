package org.assetkiln.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;

/** Counts up the losses of one optimizer step over its forward passes. */
final class StepTally {
    private double total;
    private final List<Integer> images = new ArrayList<>();
    private final List<Integer> timesteps = new ArrayList<>();
    private final List<Double> errors = new ArrayList<>();

    /**
     * @param loss the part's share of the step's loss
     * @param each mean squared error of each picture
     */
    void add(BatchPlan.Part part, double loss, float[] each) {
        total += loss;
        for (int i = 0; i < each.length; i++) {
            images.add(part.sources()[i]);
            timesteps.add(part.batch().timesteps()[i]);
            errors.add((double) each[i]);
        }
    }

    /** The loss whose gradient is followed. */
    double total() {
        return total;
    }

    /** Mean squared error of the instance half. */
    double instance() {
        return mean(false);
    }

    /** Mean squared error of the class half; null without one. */
    @Nullable
    Double prior() {
        return images.contains(BatchPlan.CLASS_IMAGE) ? mean(true) : null;
    }

    private double mean(boolean classImages) {
        return IntStream.range(0, errors.size())
                .filter(i -> (images.get(i) == BatchPlan.CLASS_IMAGE) == classImages)
                .mapToDouble(errors::get)
                .average()
                .orElse(0);
    }

    TrainingEvent.Errors event(int step) {
        return new TrainingEvent.Errors(step, images, timesteps, errors);
    }
}
