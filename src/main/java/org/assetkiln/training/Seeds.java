package org.assetkiln.training;

/**
 * Seeds for everything random in a run, each a function of the run's seed and of what it is for. Nothing depends on what
 * was drawn before, so a resumed run draws what the uninterrupted one would have.
 */
final class Seeds {
    /** What a random number is for; the ordinal takes part in the seed. */
    enum Use {
        ORDER,
        NOISE,
        TIMESTEP,
        LATENT,
        LORA,
        VALIDATION,
        CAPTION,
        MIRROR,
        OFFSET,
        HOLD_OUT
    }

    private final long seed;

    Seeds(long seed) {
        this.seed = seed;
    }

    long of(Use use, long a, long b) {
        return mix(mix(mix(seed) + use.ordinal()) + a * 0x9e3779b97f4a7c15L) ^ mix(b + 0x632be59bd9b4e019L);
    }

    /** Stafford's variant 13 of the 64-bit finalizer of MurmurHash3. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
