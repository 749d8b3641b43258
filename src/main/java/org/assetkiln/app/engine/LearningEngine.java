package org.assetkiln.app.engine;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.captioning.training.CorrectionLearning;
import org.assetkiln.run.captioning.LearningJob;
import org.assetkiln.run.captioning.LearningMessage;
import org.assetkiln.run.job.JobCancelledException;
import org.assetkiln.run.job.JobMaker;
import org.assetkiln.run.job.JobTeller;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.EngineFailure;
import org.assetkiln.training.TrainingException;

/** Lets captioners learn from corrections. */
public final class LearningEngine implements JobMaker<LearningJob, LearningMessage> {
    @Override
    public void make(LearningJob job, JobTeller<LearningMessage> teller) throws IOException {
        try {
            var outcome = CorrectionLearning.learn(
                    Path.of(job.captioner()),
                    job.corrections(),
                    job.settings(),
                    Path.of(job.result()),
                    ComputeDevice.AUTOMATIC,
                    new Watcher(job.id(), teller));
            teller.tell(new LearningMessage.Learned(job.id(), outcome));
        } catch (CancellationException e) {
            throw new JobCancelledException(job.id());
        } catch (TrainingException e) {
            throw new IOException(e.getMessage(), e);
        } catch (EngineException e) {
            throw new IOException(EngineFailure.sentence("The captioner cannot learn", e), e);
        }
    }

    private record Watcher(String job, JobTeller<LearningMessage> teller) implements CorrectionLearning.Watcher {
        @Override
        public void tell(CorrectionProgress progress) {
            teller.tell(new LearningMessage.Progress(job, progress));
        }

        @Override
        public boolean cancelled() {
            return teller.cancelled();
        }
    }
}
