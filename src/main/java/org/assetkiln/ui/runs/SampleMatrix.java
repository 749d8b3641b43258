package org.assetkiln.ui.runs;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;

/** The sample pictures of a run: a row for each sampling step, a column for each prompt. */
final class SampleMatrix {
    private final NavigableMap<Integer, NavigableMap<Integer, TrainingEvent.Sample>> rows = new TreeMap<>();
    private TrainingEvent.@Nullable Sample latest;
    private int changes;

    void add(TrainingEvent.Sample sample) {
        rows.computeIfAbsent(sample.step(), step -> new TreeMap<>()).put(sample.prompt(), sample);
        latest = sample;
        changes++;
    }

    void clear() {
        rows.clear();
        latest = null;
        changes++;
    }

    /** Goes up with every change. */
    int changes() {
        return changes;
    }

    /** The steps with pictures, ascending. */
    List<Integer> steps() {
        return List.copyOf(rows.keySet());
    }

    TrainingEvent.@Nullable Sample at(int step, int prompt) {
        var row = rows.get(step);
        return row == null ? null : row.get(prompt);
    }

    /** The picture that came last. */
    TrainingEvent.@Nullable Sample latest() {
        return latest;
    }

    /** How many prompts have a picture somewhere. */
    int columns() {
        return rows.values().stream().mapToInt(row -> row.lastKey() + 1).max().orElse(0);
    }
}
