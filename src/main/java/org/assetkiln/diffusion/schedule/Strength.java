package org.assetkiln.diffusion.schedule;

/** How far into its steps a sampler begins when it starts from an image. */
final class Strength {
    private Strength() {}

    /** The first of {@code steps} steps, as diffusers' {@code get_timesteps} finds it. */
    static int begin(int steps, double strength) {
        if (!(strength > 0 && strength <= 1)) {
            throw new IllegalArgumentException("The strength is " + strength + ", expected above 0 and at most 1.");
        }
        int left = (int) (steps * strength);
        if (left == 0) {
            throw new IllegalArgumentException(
                    "With %d steps a strength of %s leaves no step to take: raise the strength or the number of steps."
                            .formatted(steps, strength));
        }
        return steps - left;
    }
}
