package org.assetkiln.training;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Optional;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.EngineFailure;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.TrainingSettings;

/** Runs a fine-tuning on the calling thread, from the start or from the newest checkpoint in its folder. */
public final class Trainer {
    private final TrainingSettings settings;
    private final TrainingOutput output;
    private final TrainingListener listener;
    private final TrainingControl control;

    /** How a run ended. */
    public enum Outcome {
        /** All steps made, result written. */
        FINISHED,
        /** Stopped at the user's wish, result written if a step has been made. */
        STOPPED,
        /** Paused: a checkpoint is written and the run can be resumed. */
        PAUSED
    }

    /**
     * @param listener hears of everything on the thread that trains
     * @param control asked after each step, and now and then before the first
     */
    public Trainer(
            TrainingSettings settings, TrainingOutput output, TrainingListener listener, TrainingControl control) {
        this.settings = settings;
        this.output = output;
        this.listener = listener;
        this.control = control;
    }

    /**
     * Trains.
     *
     * @throws TrainingException if the run cannot start or go on, with a sentence for the user
     */
    public Outcome run() throws TrainingException {
        Preflight.check(settings, output);
        Torch.prepareThread(true);
        var device = ComputeDevice.valueOf(settings.compute().device().name());
        try (NDManager manager = Torch.newManager(device)) {
            var preparation = new Preparation(listener, control, stepsInCheckpoint(output) > 0);
            preparation.phase("Loading the model", 0, 0);
            warn(manager);
            var session = TrainingSession.prepare(settings, output, listener, preparation, manager);
            return train(session, preparation);
        } catch (Preparation.EndedException e) {
            return e.outcome();
        } catch (EngineException e) {
            throw new TrainingException(EngineFailure.sentence("The engine cannot go on training", e), e);
        } catch (IOException e) {
            throw new TrainingException(FileFailure.sentence(e), e);
        }
    }

    private void warn(NDManager manager) {
        Precision.valueOf(settings.compute().precision().name())
                .warning(manager.getDevice())
                .ifPresent(sentence -> listener.on(new TrainingEvent.Finding("", sentence)));
    }

    /** Steps in the newest checkpoint of a run, from which {@link #run} goes on; 0 for a new start. */
    public static int stepsInCheckpoint(TrainingOutput output) throws IOException {
        Optional<Checkpoint> checkpoint = Checkpoints.latest(output);
        return checkpoint.isPresent() ? checkpoint.get().step() : 0;
    }

    private Outcome train(TrainingSession session, Preparation preparation) throws IOException, TrainingException {
        int step = resume(session);
        if (step == 0) {
            session.validate(0);
            session.sample(0);
            preparation.obey();
        }
        Optional<Outcome> end = preparation.stopAsked() ? Optional.of(Outcome.STOPPED) : Optional.empty();
        while (end.isEmpty() && step < settings.steps()) {
            step(session, step);
            step++;
            end = after(session, step);
        }
        Outcome outcome = end.orElse(Outcome.FINISHED);
        if (outcome != Outcome.PAUSED) {
            session.writeResult(step);
        }
        return outcome;
    }

    /** What follows a step: pictures, a checkpoint, requests. The last step has nothing to be asked any more. */
    private Optional<Outcome> after(TrainingSession session, int step) throws IOException {
        boolean last = step == settings.steps();
        if (session.samplesAt(step) || last) {
            session.validate(step);
            session.sample(step);
        }
        if (last || due(settings.checkpointEvery(), step)) {
            session.save(step);
        }
        return last ? Optional.empty() : obey(session, step);
    }

    private int resume(TrainingSession session) throws IOException, TrainingException {
        Optional<Checkpoint> checkpoint = Checkpoints.latest(output);
        return checkpoint.isPresent() ? session.restore(checkpoint.get()) : 0;
    }

    private static boolean due(int every, int step) {
        return every > 0 && step % every == 0;
    }

    /** One optimizer step after so many. */
    private void step(TrainingSession session, int done) throws TrainingException {
        long start = System.nanoTime();
        session.begin(done);
        var tally = new StepTally();
        for (int pass = 0; pass < settings.accumulationSteps(); pass++) {
            pass(session, (long) done * settings.accumulationSteps() + pass, done + 1, tally);
        }
        double factor = LearningRate.factor(settings.optimizer(), done, settings.steps());
        double norm = finite(session.optimize(done, factor), "The gradient", done + 1);
        listener.on(new TrainingEvent.Step(
                done + 1,
                tally.total(),
                tally.instance(),
                tally.prior(),
                settings.optimizer().learningRate() * factor,
                norm,
                (System.nanoTime() - start) / 1e9,
                ResidentMemory.bytes()));
        listener.on(tally.event(done + 1));
    }

    /** One forward and backward pass; its gradients add to those of the step's other passes. */
    private void pass(TrainingSession session, long pass, int step, StepTally tally) throws TrainingException {
        try (NDManager scope = session.manager().newSubManager()) {
            for (BatchPlan.Part part : session.batches(scope, pass)) {
                Denoising.Result result = session.learn(scope, part);
                double loss = finite(result.loss().getFloat(), "The loss", step);
                tally.add(part, loss / settings.accumulationSteps(), result.errors());
            }
        }
    }

    private static double finite(double value, String what, int step) throws TrainingException {
        if (!Double.isFinite(value)) {
            throw new TrainingException(what + " is no longer a number at step " + step
                    + ": start again with a lower learning rate, or resume from the last checkpoint.");
        }
        return value;
    }

    private Optional<Outcome> obey(TrainingSession session, int step) throws IOException {
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
