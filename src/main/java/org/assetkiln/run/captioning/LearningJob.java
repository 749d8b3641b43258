package org.assetkiln.run.captioning;

import java.util.List;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionSettings;
import org.assetkiln.run.job.Job;

/**
 * A captioner that is to learn.
 *
 * @param id unique among the jobs of a worker
 * @param captioner absolute folder of the captioner to begin with; it stays as it is
 * @param corrections approved captions with their pictures
 * @param result absolute folder for the new captioner, which must not exist; it is made only if the new one is better
 */
public record LearningJob(
        String id, String captioner, List<Correction> corrections, CorrectionSettings settings, String result)
        implements Job {
    public LearningJob {
        corrections = List.copyOf(corrections);
    }
}
