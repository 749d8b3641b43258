package org.assetkiln.ui.runs;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;

/** One run as it is shown; fed with what its folder says. FX thread only. */
final class RunModel {
    private static final int PACE_STEPS = 50;

    private final RunFolder run;
    private final LossHistory history = new LossHistory();
    private final ImageErrors images = new ImageErrors();
    private final ChartModel chart = new ChartModel(history);
    private final SampleMatrix samples = new SampleMatrix();
    private final List<Integer> checkpoints = new ArrayList<>();
    private final List<TrainingEvent.Finding> findings = new ArrayList<>();
    private TrainingEvent.@Nullable Phase phase;
    private final ReadOnlyObjectWrapper<RunStatus> status;
    private final ReadOnlyStringWrapper progressText = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    RunModel(RunFolder run, RunStatus status) {
        this.run = run;
        this.status = new ReadOnlyObjectWrapper<>(status);
        progressText.set(describe());
    }

    /** Takes in what is new. */
    void accept(RunUpdate update) {
        if (update.fromStart()) {
            forget();
        }
        update.events().forEach(this::accept);
        boolean changed = update.fromStart()
                || !update.events().isEmpty()
                || !update.status().equals(status.get());
        status.set(update.status());
        progressText.set(describe());
        if (changed) {
            revision.set(revision.get() + 1);
        }
    }

    private void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.Step step) {
            history.add(step);
            phase = null;
        } else if (event instanceof TrainingEvent.Errors errors) {
            history.add(errors);
            images.add(errors);
        } else if (event instanceof TrainingEvent.Validation value) {
            history.add(value);
        } else if (event instanceof TrainingEvent.Sample sample) {
            samples.add(sample);
        } else if (event instanceof TrainingEvent.Checkpoint checkpoint) {
            checkpoints.remove((Integer) checkpoint.step());
            checkpoints.add(checkpoint.step());
        } else if (event instanceof TrainingEvent.Finding finding) {
            findings.add(finding);
        } else if (event instanceof TrainingEvent.Phase now) {
            phase = now;
        } else if (event instanceof TrainingEvent.State) {
            phase = null;
        }
    }

    private void forget() {
        history.clear();
        images.clear();
        samples.clear();
        checkpoints.clear();
        findings.clear();
        phase = null;
    }

    RunFolder run() {
        return run;
    }

    ChartModel chart() {
        return chart;
    }

    SampleMatrix samples() {
        return samples;
    }

    /** How well each image is learned. */
    ImageErrors images() {
        return images;
    }

    /** Steps with a complete checkpoint. */
    List<Integer> checkpoints() {
        return List.copyOf(checkpoints);
    }

    List<TrainingEvent.Finding> findings() {
        return List.copyOf(findings);
    }

    ReadOnlyObjectProperty<RunStatus> status() {
        return status.getReadOnlyProperty();
    }

    /** "Step 120 of 200, about 2 minutes left". */
    ReadOnlyStringProperty progressText() {
        return progressText.getReadOnlyProperty();
    }

    /** Goes up whenever something came that is to be drawn. */
    ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** 0 to 1 of the steps, or of the phase that goes on before the first; -1 while unknown. */
    double fraction() {
        RunStatus now = status.get();
        TrainingEvent.Phase doing = phase;
        if (now.state() == RunState.RUNNING && now.step() == 0 && doing != null) {
            return doing.total() > 0 ? (double) doing.done() / doing.total() : -1;
        }
        return now.steps() == 0 ? 0 : (double) now.step() / now.steps();
    }

    private String describe() {
        RunStatus now = status.get();
        String steps = "Step %,d of %,d".formatted(now.step(), now.steps());
        TrainingEvent.Phase doing = phase;
        if (now.state() != RunState.RUNNING) {
            return steps;
        }
        if (doing != null) {
            String done = doing.total() > 0 ? " %,d of %,d".formatted(doing.done(), doing.total()) : "";
            return steps + " · " + doing.name() + done;
        }
        if (now.step() == 0 && !now.message().isBlank()) {
            return steps + " · " + now.message();
        }
        double pace = history.secondsPerStep(PACE_STEPS);
        return Double.isNaN(pace)
                ? steps
                : steps + " · " + Words.time(pace * Math.max(0, now.steps() - now.step())) + " left";
    }
}
