package org.assetkiln.run.generation;

import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.run.job.Job;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to be made.
 *
 * @param id unique among the jobs of a worker
 * @param settings what to make
 * @param outputFolder absolute folder for the pictures and the previews
 * @param device where to compute; null leaves it to whoever makes them
 * @param precision the UNet's numbers; null leaves them to whoever makes them
 */
public record GenerationJob(
        String id,
        GenerationSettings settings,
        String outputFolder,
        @Nullable ComputeDevice device,
        @Nullable Precision precision)
        implements Job {
    /** Pictures that are made wherever and however is usual. */
    public GenerationJob(String id, GenerationSettings settings, String outputFolder) {
        this(id, settings, outputFolder, null, null);
    }
}
