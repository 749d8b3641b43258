package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.settings.OptimizerSettings;

/**
 * AdamW over named parameters in groups with a learning rate each; one fused call a group. Parameters must be leaves that
 * require gradients.
 */
public final class AdamW {
    private static final String MEAN = ".exp_avg";
    private static final String SQUARE = ".exp_avg_sq";
    private static final String STEP = ".step";

    private final OptimizerSettings settings;
    private final List<Group> groups = new ArrayList<>();

    private record Group(
            double learningRate,
            List<String> names,
            List<NDArray> parameters,
            List<NDArray> means,
            List<NDArray> squares,
            List<NDArray> steps) {}

    /** @param settings the betas, epsilon, weight decay and norm; learning rates come with each group */
    public AdamW(OptimizerSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds a group.
     *
     * @param learningRate the group's rate, before the schedule's factor
     * @param manager keeps the moments as long as the training lasts
     */
    public void add(Map<String, NDArray> parameters, double learningRate, NDManager manager) {
        var group = new Group(
                learningRate,
                List.copyOf(parameters.keySet()),
                List.copyOf(parameters.values()),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (NDArray parameter : parameters.values()) {
            parameter.setRequiresGradient(true);
            group.means.add(manager.zeros(parameter.getShape()));
            group.squares.add(manager.zeros(parameter.getShape()));
            group.steps.add(manager.zeros(new Shape()));
        }
        groups.add(group);
    }

    /** One step of all groups, see {@link #step(double, int, double, NDManager)}. */
    public double step(double factor, NDManager scope) {
        return step(factor, groups.size(), 1, scope);
    }

    /**
     * Clips the gradients by their joint norm, makes one step and sets the gradients to zero. Where the norm is not
     * finite there is no step, so that the weights stay usable.
     *
     * @param factor the schedule's factor on every group's learning rate
     * @param active how many groups, from the first, learn; the others stay as they are
     * @param lossScale factor on the loss, by which the gradients are divided first
     * @param scope for handles of this step
     * @return the gradients' global L2 norm before clipping
     */
    public double step(double factor, int active, double lossScale, NDManager scope) {
        return Torch.withoutGradients(() -> {
            List<List<NDArray>> gradients = new ArrayList<>();
            List<NDArray> all = new ArrayList<>();
            for (Group group : groups.subList(0, active)) {
                List<NDArray> own = Kernels.callList(scope, "gradients", group.parameters);
                gradients.add(own);
                all.addAll(own);
            }
            if (lossScale != 1) {
                Kernels.run("scale_gradients", all, 1 / lossScale);
            }
            double norm = Kernels.callNumber("clip_gradients", all, settings.maxGradientNorm());
            if (!Double.isFinite(norm)) {
                Kernels.run("zero_gradients", all);
                return norm;
            }
            for (int i = 0; i < active; i++) {
                update(groups.get(i), gradients.get(i), factor);
            }
            return norm;
        });
    }

    private void update(Group group, List<NDArray> gradients, double factor) {
        Kernels.run(
                "adamw",
                group.parameters,
                gradients,
                group.means,
                group.squares,
                group.steps,
                group.learningRate * factor,
                settings.beta1(),
                settings.beta2(),
                settings.weightDecay(),
                settings.epsilon());
    }

    /** The moments and step counts, to be saved. */
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        for (Group group : groups) {
            for (int i = 0; i < group.names.size(); i++) {
                String name = group.names.get(i);
                state.put(name + MEAN, group.means.get(i));
                state.put(name + SQUARE, group.squares.get(i));
                state.put(name + STEP, group.steps.get(i));
            }
        }
        return state;
    }

    /**
     * Takes up saved moments and step counts.
     *
     * @throws IllegalArgumentException if one is missing
     */
    public void restore(Map<String, NDArray> saved) {
        Torch.withoutGradients(() -> {
            state().forEach((name, array) -> {
                NDArray value = saved.get(name);
                if (value == null) {
                    throw new IllegalArgumentException("The optimizer's state has no " + name);
                }
                value.copyTo(array);
            });
            return true;
        });
    }
}
