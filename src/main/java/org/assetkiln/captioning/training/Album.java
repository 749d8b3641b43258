package org.assetkiln.captioning.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.training.TrainingException;

/**
 * Corrections, parted into those that are learned and those that only judge. A picture's lot depends on the seed and its
 * file's name alone, so that a captioner that learned before is judged by pictures it has never learned.
 */
record Album(List<Correction> learned, List<Correction> heldOut) {
    private static final int LEAST = 12;
    private static final int FEWEST_HELD_OUT = 3;

    /**
     * @param unreadable is told a sentence about each picture that is left out
     * @throws TrainingException if too few are left
     */
    static Album of(List<Correction> corrections, double heldOutShare, long seed, Consumer<String> unreadable)
            throws TrainingException {
        List<Correction> readable = new ArrayList<>();
        for (Correction correction : corrections) {
            try {
                Pictures.read(correction.image());
                readable.add(correction);
            } catch (IOException e) {
                unreadable.accept(String.valueOf(e.getMessage()));
            }
        }
        if (readable.size() < LEAST) {
            throw new TrainingException(
                    "There are %d approved captions with readable pictures: approve at least %d first."
                            .formatted(readable.size(), LEAST));
        }
        readable.sort(Comparator.comparingDouble(correction -> lot(correction, seed)));
        long drawn = readable.stream()
                .filter(correction -> lot(correction, seed) < heldOutShare)
                .count();
        int held = Math.max(FEWEST_HELD_OUT, Math.toIntExact(drawn));
        return new Album(List.copyOf(readable.subList(held, readable.size())), List.copyOf(readable.subList(0, held)));
    }

    /** 0 to 1, every number as likely. */
    private static double lot(Correction correction, long seed) {
        return new SplittableRandom(
                        seed * 31 + correction.image().getFileName().toString().hashCode())
                .nextDouble();
    }
}
