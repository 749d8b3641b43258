package org.assetkiln.diffusion.schedule;

/**
 * Weights of the estimates of the clean latent in a step of DPM-Solver++, Lu et al. 2022, arXiv 2211.01095, appendix B.
 *
 * @param now of this step's estimate
 * @param before of the last step's
 * @param beforeThat of the one's before it
 */
record DpmStep(double now, double before, double beforeThat) {
    /**
     * The weights of a step.
     *
     * @param order 1 to 3
     * @param heun whether second order takes the trapezoid
     * @param signal share of the clean latent after the step
     * @param h how much the logarithm of signal to noise grows in it
     * @param hBefore the same of the last step
     * @param hBeforeThat of the one before it
     */
    static DpmStep of(int order, boolean heun, double signal, double h, double hBefore, double hBeforeThat) {
        double first = -signal * Math.expm1(-h);
        if (order == 1) {
            return new DpmStep(first, 0, 0);
        }
        double second = signal * (Math.expm1(-h) / h + 1);
        double r0 = hBefore / h;
        if (order == 2) {
            double slope = (heun ? second : first / 2) / r0;
            return new DpmStep(first + slope, -slope, 0);
        }
        double r1 = hBeforeThat / h;
        double third = signal * ((Math.expm1(-h) + h) / (h * h) - 0.5);
        double bend = (second * r0 - third) / (r0 + r1);
        double late = (second + bend) / r0;
        double early = -bend / r1;
        return new DpmStep(first + late, early - late, -early);
    }
}
