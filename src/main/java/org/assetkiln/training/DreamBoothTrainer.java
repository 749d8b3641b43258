package org.assetkiln.training;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Optional;
import org.assetkiln.tensor.EngineFailure;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.DreamBoothSettings;

/** Runs a DreamBooth fine-tuning on the calling thread, from the start or from the newest checkpoint in its folder. */
public final class DreamBoothTrainer {
    private final DreamBoothSettings settings;
    private final TrainingOutput output;
    private final TrainingListener listener;
    private final TrainingControl control;

    /** How a run ended. */
    public enum Outcome {
        /** All steps made, result written. */
        FINISHED,
        /** Stopped at the user's wish, result written. */
        STOPPED,
        /** Paused: a checkpoint is written and the run can be resumed. */
        PAUSED
    }

    public DreamBoothTrainer(
            DreamBoothSettings settings, TrainingOutput output, TrainingListener listener, TrainingControl control) {
        this.settings = settings;
        this.output = output;
        this.listener = listener;
        this.control = control;
    }

    /**
     * Trains.
     *
     * @throws TrainingException if the run cannot start or go on, with a sentence for the user
     * @throws IOException if files cannot be read or written
     */
    public Outcome run() throws IOException, TrainingException {
        Preflight.check(settings, output);
        Torch.prepareThread(true);
        try (NDManager manager = Torch.newManager()) {
            listener.on(new TrainingEvent.Phase("Loading the model", 0, 0));
            var session = DreamBoothSession.prepare(settings, output, listener, manager);
            return train(session);
        } catch (EngineException e) {
            throw new TrainingException(EngineFailure.sentence("The engine cannot go on training", e), e);
        }
    }

    /** Steps in the newest checkpoint of a run, from which {@link #run} goes on; 0 for a new start. */
    public static int stepsInCheckpoint(TrainingOutput output) throws IOException {
        Optional<Checkpoint> checkpoint = Checkpoint.latest(output);
        return checkpoint.isPresent() ? checkpoint.get().step() : 0;
    }

    private Outcome train(DreamBoothSession session) throws IOException, TrainingException {
        int step = resume(session);
        if (step == 0) {
            session.validate(0);
            session.sample(0);
        }
        while (step < settings.steps()) {
            step(session, step);
            step++;
            boolean last = step == settings.steps();
            if (session.samplesAt(step) || last) {
                session.validate(step);
                session.sample(step);
            }
            if (last || due(settings.checkpointEvery(), step)) {
                session.save(step);
            }
            Optional<Outcome> end = last ? Optional.of(Outcome.FINISHED) : obey(session, step);
            if (end.isPresent()) {
                if (end.get() != Outcome.PAUSED) {
                    session.writeResult(step);
                }
                return end.get();
            }
        }
        session.writeResult(step);
        return Outcome.FINISHED;
    }

    private int resume(DreamBoothSession session) throws IOException, TrainingException {
        Optional<Checkpoint> checkpoint = Checkpoint.latest(output);
        return checkpoint.isPresent() ? session.restore(checkpoint.get()) : 0;
    }

    private static boolean due(int every, int step) {
        return every > 0 && step % every == 0;
    }

    /** One optimizer step after so many. */
    private void step(DreamBoothSession session, int done) throws TrainingException {
        long start = System.nanoTime();
        int passes = settings.accumulationSteps();
        double loss = 0;
        double instance = 0;
        double prior = 0;
        for (int pass = 0; pass < passes; pass++) {
            try (NDManager scope = session.manager().newSubManager()) {
                Denoising.Result result = session.forward(scope, (long) done * passes + pass);
                NDArray scaled = result.loss().div(passes);
                Kernels.run("backward", scaled);
                loss += finite(scaled.getFloat(), done + 1);
                instance += mean(result.errors(), 0) / passes;
                prior += mean(result.errors(), settings.batchSize()) / passes;
            }
        }
        double factor = LearningRate.factor(settings.optimizer(), done, settings.steps());
        double norm;
        try (NDManager scope = session.manager().newSubManager()) {
            norm = session.optimizer().step(factor, scope);
        }
        listener.on(new TrainingEvent.Step(
                done + 1,
                loss,
                instance,
                settings.prior().enabled() ? prior : null,
                settings.optimizer().learningRate() * factor,
                norm,
                (System.nanoTime() - start) / 1e9,
                ResidentMemory.bytes()));
    }

    private static double finite(float loss, int step) throws TrainingException {
        if (!Float.isFinite(loss)) {
            throw new TrainingException("The loss is no longer a number at step " + step
                    + ": start again with a lower learning rate, or resume from the last checkpoint.");
        }
        return loss;
    }

    /** Mean error of the half of a batch that begins at an index. */
    private double mean(float[] errors, int from) {
        double sum = 0;
        for (int i = from; i < from + settings.batchSize() && i < errors.length; i++) {
            sum += errors[i];
        }
        return sum / settings.batchSize();
    }

    private Optional<Outcome> obey(DreamBoothSession session, int step) throws IOException {
        switch (control.poll()) {
            case SAMPLE -> session.sample(step);
            case PAUSE -> {
                session.save(step);
                return Optional.of(Outcome.PAUSED);
            }
            case STOP -> {
                session.save(step);
                return Optional.of(Outcome.STOPPED);
            }
            case NONE -> {
                // go on
            }
        }
        return Optional.empty();
    }
}
