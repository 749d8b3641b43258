package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.assetkiln.model.ModelFormatException;

/**
 * Which of the DPM-Solvers DPM++ is, as diffusers' DPMSolverMultistepScheduler reads it.
 *
 * @param order 1 to 3, {@code solver_order}
 * @param heun whether a step of second order ends with a trapezoid instead of a midpoint, {@code solver_type}
 * @param uniform whether the steps are even in the logarithm of signal to noise, {@code use_lu_lambdas}
 * @param algorithm {@code algorithm_type}
 * @param clipped least logarithm of signal to noise that is visited, {@code lambda_min_clipped}
 */
public record SolverConfig(int order, boolean heun, boolean uniform, String algorithm, double clipped) {
    private static final String USUAL_ALGORITHM = "dpmsolver++";
    /** The second order solver with midpoints. */
    static final SolverConfig USUAL = new SolverConfig(2, false, false, USUAL_ALGORITHM, Double.NEGATIVE_INFINITY);

    /** Of other multistep samplers, whose configurations serve DPM++ too: diffusers takes midpoints for them. */
    private static final Set<String> OTHERS = Set.of("midpoint", "logrho", "bh1", "bh2");

    static SolverConfig read(ConfigJson json) throws ModelFormatException {
        String type = json.text("solver_type", "midpoint");
        json.check(type.equals("heun") || OTHERS.contains(type), "solver_type", "midpoint or heun");
        String algorithm = json.text("algorithm_type", USUAL_ALGORITHM);
        return new SolverConfig(
                json.integer("solver_order", USUAL.order, 1),
                type.equals("heun"),
                json.flag("use_lu_lambdas", false),
                algorithm.equals("deis") ? USUAL_ALGORITHM : algorithm,
                json.has("lambda_min_clipped") ? json.limit("lambda_min_clipped") : USUAL.clipped);
    }

    /** Why DPM++ cannot be used as the model's scheduler configuration asks, in one sentence. */
    public Optional<String> problem() {
        if (!algorithm.equals(USUAL_ALGORITHM)) {
            return unsupported("algorithm_type " + algorithm);
        }
        if (order > 3) {
            return unsupported("solver_order " + order);
        }
        return clipped > Double.NEGATIVE_INFINITY ? unsupported("lambda_min_clipped " + clipped) : Optional.empty();
    }

    private static Optional<String> unsupported(String what) {
        return Optional.of("The model's scheduler_config.json asks DPM++ for " + what
                + ", which Assetkiln does not have: choose another sampler.");
    }

    /** What differs from the usual, so that samplers without these keys find none that they do not know. */
    void write(ObjectNode json) {
        if (order != USUAL.order) {
            json.put("solver_order", order);
        }
        if (heun) {
            json.put("solver_type", "heun");
        }
        if (uniform) {
            json.put("use_lu_lambdas", true);
        }
        if (!algorithm.equals(USUAL_ALGORITHM)) {
            json.put("algorithm_type", algorithm);
        }
        if (clipped > Double.NEGATIVE_INFINITY) {
            json.put("lambda_min_clipped", clipped);
        }
    }
}
