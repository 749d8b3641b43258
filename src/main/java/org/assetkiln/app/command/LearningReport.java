package org.assetkiln.app.command;

import java.util.Objects;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.run.captioning.LearningMessage;
import org.assetkiln.run.job.JobTeller;
import org.jspecify.annotations.Nullable;

/** Tells in the terminal how a captioner learns. */
final class LearningReport implements JobTeller<LearningMessage>, AutoCloseable {
    private final int corrections;
    private @Nullable Progress progress;
    private @Nullable CorrectionOutcome outcome;

    LearningReport(int corrections) {
        this.corrections = corrections;
    }

    @Override
    public void tell(LearningMessage message) {
        if (message instanceof LearningMessage.Progress told) {
            tell(told.news());
        } else if (message instanceof LearningMessage.Learned learned) {
            outcome = learned.outcome();
        }
    }

    private void tell(CorrectionProgress news) {
        if (news instanceof CorrectionProgress.Began began) {
            progress = Progress.of("Learning from " + corrections + " captions", began.steps());
        } else if (news instanceof CorrectionProgress.Unreadable unreadable) {
            System.err.println(unreadable.sentence());
        } else if (progress != null && news instanceof CorrectionProgress.Step step) {
            progress.at(step.step(), "loss %.3f".formatted(step.loss()));
        }
    }

    /** What came of it, once it is done. */
    CorrectionOutcome outcome() {
        return Objects.requireNonNull(outcome, "The engine has not told what came of it.");
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
