package org.assetkiln.ui.captions.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.captioning.settings.CorrectionSettings.Scope;
import org.assetkiln.project.Project;
import org.assetkiln.project.home.Captioners;
import org.assetkiln.run.captioning.LearningJob;
import org.assetkiln.run.captioning.LearningMessage;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Progress;
import org.assetkiln.ui.StudioContext;
import org.kordamp.ikonli.feather.Feather;

/** Lets the captioner learn from approved captions, in the background, and offers what came of it. FX thread only. */
final class LearnDesk {
    private static final int POLL_MILLIS = 100;

    private final StudioContext context;
    private final DraftDesk desk;
    private final LearningWorker worker;
    private final ReadOnlyBooleanWrapper learning = new ReadOnlyBooleanWrapper();

    LearnDesk(DraftDesk desk, LearningWorker worker) {
        this.context = desk.context();
        this.desk = desk;
        this.worker = worker;
    }

    StudioContext context() {
        return context;
    }

    Captioners captioners() {
        return desk.captioners();
    }

    boolean hasCaptioner() {
        return desk.hasCaptioner();
    }

    ReadOnlyBooleanProperty learning() {
        return learning.getReadOnlyProperty();
    }

    /** The approved captions of the project's images. */
    List<Correction> corrections() {
        return LearningJob.corrections(
                context.images(),
                context.captions().all(),
                context.recipes().recipes().get());
    }

    void start(Scope scope) {
        Project project = context.project().get();
        if (project == null || learning.get()) {
            return;
        }
        learning.set(true);
        Path captioner = desk.captioner();
        Path result = captioners().next(project.name());
        List<Correction> corrections = corrections();
        var background = new Background(context.modelBackground().get(), true);
        context.background()
                .track(
                        "Learning from corrections",
                        work -> learn(LearningJob.of(captioner, corrections, scope, background, result), work),
                        outcome -> tell(outcome, captioner),
                        failure -> {
                            learning.set(false);
                            context.error(sentence(failure), failure);
                        },
                        () -> learning.set(false));
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof IOException && message != null ? message : "The captioner could not learn.";
    }

    private CorrectionOutcome learn(LearningJob job, Progress work) throws Exception {
        var outcome = new CompletableFuture<CorrectionOutcome>();
        worker.submit(job, said -> hear(said, outcome, work));
        while (!outcome.isDone()) {
            if (work.cancelled()) {
                worker.cancel(job.id());
            }
            Thread.sleep(POLL_MILLIS);
        }
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : e;
        }
    }

    private static void hear(LearningMessage said, CompletableFuture<CorrectionOutcome> outcome, Progress work) {
        if (said instanceof LearningMessage.Progress progress
                && progress.news() instanceof CorrectionProgress.Step step) {
            work.update(step.step(), step.steps());
        } else if (said instanceof LearningMessage.Learned learned) {
            outcome.complete(learned.outcome());
        } else if (said instanceof LearningMessage.Failed failed) {
            outcome.completeExceptionally(new IOException(failed.message()));
        } else if (said.last()) {
            outcome.cancel(false);
        }
    }

    private void tell(CorrectionOutcome outcome, Path before) {
        learning.set(false);
        if (outcome.improved()) {
            context.offer(
                    LearnedSheet.sentence(outcome),
                    Action.of("captions.learned", "Look and decide", Feather.EYE, null, () -> context.overlay()
                            .set(new LearnedSheet(this, outcome))));
        } else {
            context.notice(captioners().name(before) + " stays as it is: what it learned did not make its drafts of"
                    + " pictures it had not seen better. More approved captions help.");
        }
    }

    /** From now on the new captioner drafts. */
    void use(Path captioner) {
        context.settings().update(s -> s.withCaptioner(captioner.toString()));
        context.overlay().set(null);
        context.notice(captioners().name(captioner) + " drafts from now on.");
    }

    /** Deletes the new captioner. */
    void discard(Path captioner) {
        context.overlay().set(null);
        context.background().inOrder("Deleting the captioner", () -> Captioners.delete(captioner), deleted -> {});
    }
}
