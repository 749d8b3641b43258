package org.assetkiln.training.settings;

/**
 * Aspect-ratio buckets: pictures of about the same area but of different shapes, each batch of one shape. The sizes are
 * kohya's (sd-scripts' model_util.make_bucket_resolutions).
 *
 * @param step sizes are multiples of it, in pixels, itself a multiple of 8; 0 turns buckets off, all pictures are square
 * @param smallest shortest side in pixels
 * @param largest longest side in pixels
 */
public record BucketSettings(int step, int smallest, int largest) {
    /** Every picture is square. */
    public static final BucketSettings OFF = new BucketSettings(0, 0, 0);

    /** The usual range for a resolution: from half of it to twice it. */
    public static BucketSettings around(int resolution) {
        return new BucketSettings(resolution >= 256 ? 64 : 8, resolution / 2, resolution * 2);
    }

    /** Whether pictures keep their shape. */
    public boolean enabled() {
        return step > 0;
    }
}
