package org.assetkiln.imaging.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How cells may follow each other along one side.
 *
 * @param score how much speaks for it, above 0
 */
record Pitch(int size, int offset, int gap, double score) {
    private static final int LEAST = 8;
    private static final int MOST = 3;

    /** Share of what usually goes on over a line that must not go on over the lines between cells. */
    private static final double FREE = 0.6;

    /** How much more than usual, as a share, colours must change at three quarters of the lines. */
    private static final double EDGE = 0.5;

    private static final int[] GAPS = {0, 1, 2, 4};

    /** The likeliest first; the whole side as one cell is the last and always among them. */
    static List<Pitch> likely(Lines lines) {
        List<Pitch> found = new ArrayList<>();
        for (int size = LEAST; size <= lines.count() / 2; size++) {
            for (int gap : GAPS) {
                for (int offset = 0; offset <= gap; offset += Math.max(1, gap)) {
                    double score = worth(lines, size, offset, gap);
                    if (score > 0) {
                        found.add(new Pitch(size, offset, gap, score));
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble((Pitch pitch) -> pitch.score).reversed());
        List<Pitch> best = new ArrayList<>(found.subList(0, Math.min(MOST, found.size())));
        best.add(new Pitch(lines.count(), 0, 0, 0.1));
        return best;
    }

    private static double worth(Lines lines, int size, int offset, int gap) {
        int pitch = size + gap;
        int rest = (lines.count() - offset + gap) % pitch;
        boolean fills = rest == 0 || rest == offset; // a frame of the gap's width may close the sheet
        boolean common = size % 8 == 0;
        if (!fills || gap > 0 && !common || !gapsAreEmpty(lines, size, offset, gap)) {
            return 0;
        }
        double evidence = evidence(lines, offset, pitch, gap);
        if (evidence <= 0) {
            return 0;
        }
        boolean power = Integer.bitCount(size) == 1;
        return evidence + (common ? 0.1 : 0) + (power ? 0.1 : 0) + (gap > 0 ? 0.6 : 0);
    }

    private static boolean gapsAreEmpty(Lines lines, int size, int offset, int gap) {
        for (int at = offset + size; at + gap < lines.count(); at += size + gap) {
            for (int i = 0; i < gap; i++) {
                if (!lines.empty()[at + i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Above 0 if pieces hardly ever cross the lines between cells, or if colours change at nearly all of them. */
    private static double evidence(Lines lines, int offset, int pitch, int gap) {
        double crossing = 0;
        List<Double> changes = new ArrayList<>();
        for (int at = offset + pitch; at < lines.count(); at += pitch) {
            crossing += lines.crossing()[at];
            changes.add(lines.change()[at]);
        }
        double usualCrossing = mean(lines.crossing(), lines.count());
        double usualChange = sum(lines.change()) / lines.count();
        if (changes.isEmpty() || usualCrossing == 0 || usualChange == 0) {
            return 0;
        }
        double free = 1 - crossing / changes.size() / usualCrossing;
        Collections.sort(changes);
        double edge = changes.get(changes.size() / 4) / usualChange - 1;
        double many = Math.log(changes.size() + 1.0) / 5; // of two pitches as free, the finer one says more
        return free > FREE ? free + many : gap == 0 && edge > EDGE ? Math.min(1, edge / 2) + many : 0;
    }

    private static double mean(int[] values, int count) {
        long sum = 0;
        for (int value : values) {
            sum += value;
        }
        return (double) sum / count;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
