package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Weights;

/**
 * Text and time steps of a sampler's run, and what each block of a {@link UNet} makes of them: worked out the first time that the
 * block is asked, for all steps. Without gradients, for one thread, and only as long as the weights stay as they are.
 */
public final class Course {
    private final NDManager scope;
    private final Weights weights;
    /** (S, E), embedded. */
    private final NDArray times;
    /** (B, T, D). */
    private final NDArray context;

    private final Map<String, NDArray> biases = new HashMap<>();
    private final Map<String, NDList> keysAndValues = new HashMap<>();

    Course(NDManager scope, Weights weights, NDArray times, NDArray context) {
        this.scope = scope;
        this.weights = weights;
        this.times = times;
        this.context = context;
    }

    /** One of its steps. */
    UNet.Conditions step(int step) {
        return new Step(this, step);
    }

    private NDArray biases(String resnet) {
        return biases.computeIfAbsent(resnet, name -> Kernels.call(scope, "time_biases", weights, name, times));
    }

    private NDList keysAndValues(String attention) {
        return keysAndValues.computeIfAbsent(
                attention, name -> Kernels.callList(scope, "keys_and_values", weights, name, context));
    }

    private record Step(Course course, int step) implements UNet.Conditions {
        @Override
        public NDArray resnet(Runner run, String name, NDArray h, int groups, double eps) {
            return run.call("resnet_at", course.weights, name, h, course.biases(name), step, groups, eps);
        }

        @Override
        public NDArray attend(Runner run, String norm, String attention, NDArray y, int heads) {
            NDList known = course.keysAndValues(attention);
            return run.call("attend_known", course.weights, norm, attention, y, known.get(0), known.get(1), heads);
        }
    }
}
