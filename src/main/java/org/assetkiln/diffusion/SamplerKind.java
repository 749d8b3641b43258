package org.assetkiln.diffusion;

/** The samplers there are. */
public enum SamplerKind {
    /** Song et al. 2020, arXiv 2010.02502, with η = 0. */
    DDIM("DDIM"),
    /** The pseudo linear multistep method, Liu et al. 2022, arXiv 2202.09778. */
    PNDM("PNDM"),
    /** Euler steps of the probability flow, Karras et al. 2022, arXiv 2206.00364. */
    EULER("Euler"),
    /** Euler steps with noise added after each. */
    EULER_ANCESTRAL("Euler a"),
    /** DPM-Solver++ (2M), Lu et al. 2022, arXiv 2211.01095. */
    DPM_2M("DPM++ 2M"),
    /** The same over the noise levels of Karras et al. 2022. */
    DPM_2M_KARRAS("DPM++ 2M Karras"),
    /** Heun's method, Karras et al. 2022, algorithm 1; asks the network twice a step. */
    HEUN("Heun"),
    /** For consistency models and LCM LoRAs only, Luo et al. 2023, arXiv 2310.04378; 4 to 8 steps. */
    LCM("LCM");

    private final String title;

    SamplerKind(String title) {
        this.title = title;
    }

    /** The name that artists know it by. */
    public String title() {
        return title;
    }
}
