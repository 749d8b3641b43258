package org.assetkiln.run.generation;

import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.run.job.Job;

/**
 * Pictures to be made.
 *
 * @param id unique among the jobs of a worker
 * @param settings what to make
 * @param outputFolder absolute folder for the pictures and the previews
 */
public record GenerationJob(String id, GenerationSettings settings, String outputFolder) implements Job {}
