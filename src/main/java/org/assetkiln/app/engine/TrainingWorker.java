package org.assetkiln.app.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunRecorder;
import org.assetkiln.run.RunState;
import org.assetkiln.training.Trainer;
import org.assetkiln.training.TrainingException;
import org.assetkiln.training.TrainingListener;
import org.assetkiln.training.event.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a run in this process and writes down in its folder how it goes. */
public final class TrainingWorker {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingWorker.class);

    private TrainingWorker() {}

    /**
     * Trains until the run is finished, stopped, paused or failed.
     *
     * @return whether it did not fail
     * @throws IOException with one sentence if the folder is no run or is being trained already
     */
    public static boolean train(Path folder) throws IOException {
        RunFolder run = RunFolder.open(folder);
        int done = Trainer.stepsInCheckpoint(run.output());
        try (var recorder = RunRecorder.start(run, done);
                var hashing = new HashAfterFirstStep(run, recorder)) {
            if (done > 0) {
                run.changedSince().ifPresent(sentence -> recorder.on(new TrainingEvent.Finding("", sentence)));
            }
            return train(run, recorder, hashing);
        }
    }

    private static boolean train(RunFolder run, RunRecorder recorder, TrainingListener listener) throws IOException {
        var trainer = new Trainer(
                run.config().training(), run.output(), listener, run.control().asTrainingControl());
        try {
            RunState state = RunState.valueOf(trainer.run().name());
            recorder.end(state, "");
            return true;
        } catch (TrainingException | UncheckedIOException e) {
            LOG.error("The run {} failed.", run, e);
            recorder.end(RunState.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The run {} failed.", run, e);
            recorder.end(RunState.FAILED, "Training ended unexpectedly (" + e + "): see " + run.log() + ".");
        }
        return false;
    }
}
