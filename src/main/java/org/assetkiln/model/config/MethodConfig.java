package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assetkiln.model.ModelFormatException;

/**
 * The keys of {@code scheduler_config.json} that only one sampling method reads.
 *
 * @param skipRungeKutta whether PNDM leaves out its first Runge-Kutta steps, {@code skip_prk_steps}
 * @param lowerOrderFinal whether DPM++ ends with a step of first order below 15 steps
 * @param eulerAtFinal whether DPM++ ends so with any number of steps
 * @param distilledSteps number of steps that a consistency model (LCM) was distilled on, {@code original_inference_steps}
 * @param timestepScaling how fast LCM's boundary condition fades with the time step
 * @param solver which solver DPM++ is
 */
public record MethodConfig(
        boolean skipRungeKutta,
        boolean lowerOrderFinal,
        boolean eulerAtFinal,
        int distilledSteps,
        double timestepScaling,
        SolverConfig solver) {
    /** Stable Diffusion's. */
    public static final MethodConfig STABLE_DIFFUSION = new MethodConfig(true, true, false, 50, 10);

    /** With the usual solver. */
    public MethodConfig(
            boolean skipRungeKutta,
            boolean lowerOrderFinal,
            boolean eulerAtFinal,
            int distilledSteps,
            double timestepScaling) {
        this(skipRungeKutta, lowerOrderFinal, eulerAtFinal, distilledSteps, timestepScaling, SolverConfig.USUAL);
    }

    static MethodConfig read(ConfigJson json) throws ModelFormatException {
        return new MethodConfig(
                json.flag("skip_prk_steps", false),
                json.flag("lower_order_final", true),
                json.flag("euler_at_final", false),
                json.integer("original_inference_steps", 50, 1),
                json.number("timestep_scaling", 10),
                SolverConfig.read(json));
    }

    MethodConfig withoutRungeKutta() {
        return new MethodConfig(true, lowerOrderFinal, eulerAtFinal, distilledSteps, timestepScaling, solver);
    }

    void write(ObjectNode json) {
        json.put("skip_prk_steps", skipRungeKutta)
                .put("lower_order_final", lowerOrderFinal)
                .put("euler_at_final", eulerAtFinal)
                .put("original_inference_steps", distilledSteps)
                .put("timestep_scaling", timestepScaling);
        solver.write(json);
    }
}
