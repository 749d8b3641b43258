package org.assetkiln.imaging.pixelart;

/**
 * Where the pixels of enlarged pixel art begin along one side.
 *
 * @param starts first place of each native pixel, ascending, the first 0
 * @param length of the side in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Grid(int[] starts, int length) {
    /** Nearest neighbour from {@code count} to {@code length} pixels: place x shows native pixel ⌊(x + ½)·count / length⌋. */
    static Grid stretched(int count, int length) {
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = (int) Math.ceil((double) i * length / count - 0.5);
        }
        return new Grid(starts, length);
    }

    /** Squares of a whole size, the first of them cut so that the second begins at the offset. */
    static Grid whole(int size, int offset, int length) {
        int first = offset == 0 ? 0 : offset - size;
        int count = (length - first + size - 1) / size;
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = Math.max(0, first + i * size);
        }
        return new Grid(starts, length);
    }

    int count() {
        return starts.length;
    }

    int end(int index) {
        return index + 1 < starts.length ? starts[index + 1] : length;
    }

    /** Sum of what lies on the beginnings. */
    double on(double[] strength) {
        double sum = 0;
        for (int i = 1; i < starts.length; i++) {
            sum += strength[starts[i]];
        }
        return sum;
    }

    /** The offset, 0 to size-1, on which most of the strength lies. */
    static int bestOffset(double[] strength, int size) {
        double[] sums = new double[size];
        for (int x = 1; x < strength.length; x++) {
            sums[x % size] += strength[x];
        }
        int best = 0;
        for (int i = 1; i < size; i++) {
            best = sums[i] > sums[best] ? i : best;
        }
        return best;
    }
}
