package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;

/**
 * The exponential moving average of the weights that learn (Polyak and Juditsky 1992), which is steadier than the weights
 * at any one step. Its decay begins at 0 and rises with the steps as in diffusers' EMAModel.
 */
final class WeightAverage {
    private final double decay;
    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> averages = new LinkedHashMap<>();

    /**
     * @param weights what learns, by name
     * @param decay 0 to below 1, reached after many steps
     * @param manager keeps the averages
     */
    WeightAverage(Map<String, NDArray> weights, double decay, NDManager manager) {
        this.decay = decay;
        this.weights = weights;
        weights.forEach((name, array) -> {
            NDArray copy = Torch.withoutGradients(array::duplicate);
            copy.attach(manager);
            averages.put(name, copy);
        });
    }

    /** The averages by their weights' names; the weights themselves within {@link #swap}. */
    Map<String, NDArray> arrays() {
        return averages;
    }

    /**
     * Takes in the weights after an optimizer step.
     *
     * @param step optimizer steps done, 1 for the first
     */
    void update(int step) {
        Torch.withoutGradients(() -> {
            Kernels.run("average", List.copyOf(averages.values()), List.copyOf(weights.values()), decayAt(step));
            return true;
        });
    }

    /** The decay used after so many steps: the first takes the weights as they are. */
    double decayAt(int step) {
        return step <= 1 ? 0 : Math.min(decay, (double) step / (step + 9));
    }

    /** Exchanges weights and averages in place; a second time exchanges them back. */
    void swap() {
        Torch.withoutGradients(() -> {
            weights.forEach((name, weight) -> {
                NDArray average = Objects.requireNonNull(averages.get(name));
                try (NDArray kept = weight.duplicate()) {
                    average.copyTo(weight);
                    kept.copyTo(average);
                }
            });
            return true;
        });
    }
}
