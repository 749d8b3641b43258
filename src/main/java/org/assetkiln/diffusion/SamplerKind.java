package org.assetkiln.diffusion;

/** The samplers there are. */
public enum SamplerKind {
    /** Song et al. 2020, arXiv 2010.02502, with η = 0. */
    DDIM("DDIM"),
    /** Euler steps of the probability flow, Karras et al. 2022, arXiv 2206.00364. */
    EULER("Euler");

    private final String title;

    SamplerKind(String title) {
        this.title = title;
    }

    /** The name that artists know it by. */
    public String title() {
        return title;
    }
}
