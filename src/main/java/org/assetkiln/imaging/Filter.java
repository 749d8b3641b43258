package org.assetkiln.imaging;

/** What one output pixel sees of the input around its centre, as Pillow defines it. */
enum Filter {
    /** Straight from 1 at the centre to 0. */
    TRIANGLE(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /** Cubic pieces through the pixels, a = -0.5 (Keys 1981): sharp, with a little overshoot. */
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }
    },
    /** A sinc under the first lobe of a three times wider one: sharp, with slight overshoot. */
    LANCZOS(3) {
        @Override
        double weight(double distance) {
            return Math.abs(distance) < 3 ? sinc(distance) * sinc(distance / 3) : 0;
        }
    };

    private final int reach;

    Filter(int reach) {
        this.reach = reach;
    }

    /** Distance from the centre at which it ends, in input pixels when enlarging. */
    int reach() {
        return reach;
    }

    /** Not normalised. */
    abstract double weight(double distance);

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
