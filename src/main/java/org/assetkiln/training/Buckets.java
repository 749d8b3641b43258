package org.assetkiln.training;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.assetkiln.training.settings.BucketSettings;
import org.assetkiln.training.settings.ImageSettings;

/**
 * The sizes that pictures are brought to. Every width from the smallest to the largest side, in steps, with the greatest
 * height that keeps the area within that of the square, and each of them turned; a picture takes the size whose ratio of
 * width to height is nearest to its own, as kohya's sd-scripts do (make_bucket_resolutions, select_bucket).
 */
final class Buckets {
    private final List<Size> sizes;

    /**
     * A size in pixels.
     *
     * @param width divisible by 8, as is the height
     */
    record Size(int width, int height) {
        double ratio() {
            return (double) width / height;
        }
    }

    private Buckets(List<Size> sizes) {
        this.sizes = sizes;
    }

    static Buckets of(ImageSettings settings) {
        int edge = settings.resolution();
        BucketSettings buckets = settings.buckets();
        return new Buckets(buckets.enabled() ? sizes(edge, buckets) : List.of(new Size(edge, edge)));
    }

    private static List<Size> sizes(int edge, BucketSettings buckets) {
        var all = new TreeSet<Size>(Comparator.comparingInt(Size::width).thenComparingInt(Size::height));
        int step = buckets.step();
        int square = edge / step * step;
        all.add(new Size(square, square));
        for (int width = buckets.smallest(); width <= buckets.largest(); width += step) {
            int height = Math.min(buckets.largest(), edge * edge / width / step * step);
            if (height >= buckets.smallest()) {
                all.add(new Size(width, height));
                all.add(new Size(height, width));
            }
        }
        return List.copyOf(all);
    }

    /** All sizes, by width and then height. */
    List<Size> sizes() {
        return sizes;
    }

    /** The size for a picture of so many pixels. */
    Size of(int width, int height) {
        var own = new Size(width, height);
        if (sizes.contains(own)) {
            return own;
        }
        return sizes.stream()
                .min(Comparator.comparingDouble(size -> Math.abs(size.ratio() - own.ratio())))
                .orElseThrow();
    }
}
