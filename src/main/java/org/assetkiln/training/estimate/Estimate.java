package org.assetkiln.training.estimate;

import java.util.Comparator;
import java.util.List;

/**
 * What a run takes.
 *
 * @param phases its parts, each with the most memory that the process occupies then
 * @param gpuBytes the most memory of a GPU, if it runs on one; a formula that has not been measured
 * @param checkpointBytes one checkpoint
 * @param resultBytes the result
 * @param diskBytes everything that stays on disk
 * @param preparation multiply-adds of forward passes before the first step
 * @param measuring multiply-adds of forward passes between the steps, for samples and the loss
 * @param step multiply-adds of one step
 * @param steps number of steps
 */
public record Estimate(
        List<Phase> phases,
        long gpuBytes,
        long checkpointBytes,
        long resultBytes,
        long diskBytes,
        double preparation,
        double measuring,
        double step,
        int steps) {
    /**
     * A part of a run.
     *
     * @param name a word or two
     * @param bytes resident memory at most
     */
    public record Phase(String name, long bytes) {}

    public Estimate {
        phases = List.copyOf(phases);
    }

    /** The part that takes most memory. */
    public Phase peak() {
        return phases.stream().max(Comparator.comparingLong(Phase::bytes)).orElseThrow();
    }

    /** Resident memory at most. */
    public long memoryBytes() {
        return peak().bytes();
    }

    /** Seconds of one step. */
    public double stepSeconds(Pace pace) {
        return step / pace.learning();
    }

    /** Seconds from start to end. */
    public double seconds(Pace pace) {
        return pace.start() + (preparation + measuring) / pace.forward() + steps * stepSeconds(pace);
    }

    /** The same with so many bytes more in each part; a GPU's memory stays as it is. */
    Estimate withMore(long bytes) {
        List<Phase> more = phases.stream()
                .map(phase -> new Phase(phase.name(), phase.bytes() + bytes))
                .toList();
        return new Estimate(
                more, gpuBytes, checkpointBytes, resultBytes, diskBytes, preparation, measuring, step, steps);
    }
}
