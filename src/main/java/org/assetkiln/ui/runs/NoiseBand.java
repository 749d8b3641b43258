package org.assetkiln.ui.runs;

import org.assetkiln.ui.runs.ChartLine.Tone;

/** Quarters of the noise schedule: with little noise a model learns detail, with much noise shape and colour. */
enum NoiseBand {
    LITTLE("Little noise", Tone.SECOND),
    SOME("Some noise", Tone.MAIN),
    MUCH("Much noise", Tone.THIRD),
    MOST("Mostly noise", Tone.FOURTH);

    /** Stable Diffusion's schedules have 1000 timesteps. */
    private static final int TIMESTEPS = 1000;

    final String title;
    final Tone tone;

    NoiseBand(String title, Tone tone) {
        this.title = title;
        this.tone = tone;
    }

    static NoiseBand of(int timestep) {
        int band = timestep * values().length / TIMESTEPS;
        return values()[Math.max(0, Math.min(values().length - 1, band))];
    }
}
