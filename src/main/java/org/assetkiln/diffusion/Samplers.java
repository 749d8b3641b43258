package org.assetkiln.diffusion;

import org.assetkiln.diffusion.schedule.DdimSampler;
import org.assetkiln.diffusion.schedule.DpmSampler;
import org.assetkiln.diffusion.schedule.EulerSampler;
import org.assetkiln.diffusion.schedule.HeunSampler;
import org.assetkiln.diffusion.schedule.LcmSampler;
import org.assetkiln.diffusion.schedule.PndmSampler;
import org.assetkiln.diffusion.schedule.Sampler;
import org.assetkiln.model.config.SchedulerConfig;

/** Makes samplers by kind. */
public final class Samplers {
    private Samplers() {}

    /**
     * A sampler for one batch.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps
     * @throws IllegalArgumentException if this kind cannot take so many steps, or cannot serve such a model
     */
    public static Sampler create(SamplerKind kind, SchedulerConfig config, int steps) {
        return switch (kind) {
            case DDIM -> new DdimSampler(config, steps);
            case PNDM -> new PndmSampler(config, steps);
            case EULER -> EulerSampler.plain(config, steps);
            case EULER_ANCESTRAL -> EulerSampler.ancestral(config, steps);
            case DPM_2M -> new DpmSampler(config, steps, false);
            case DPM_2M_KARRAS -> new DpmSampler(config, steps, true);
            case HEUN -> new HeunSampler(config, steps);
            case LCM -> new LcmSampler(config, steps);
        };
    }
}
