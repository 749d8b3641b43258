package org.assetkiln.run.generation;

import java.io.IOException;
import java.util.function.Consumer;
import org.assetkiln.run.job.JobCancelledException;

/** The engine behind the picture process. */
@FunctionalInterface
public interface PictureMaker {
    /**
     * Makes a job's pictures, telling of each step and each picture: {@link GenerationMessage.Progress} and
     * {@link GenerationMessage.Picture} and notes. When the job was cancelled, telling throws
     * {@link JobCancelledException}, which must be let through.
     *
     * @throws IOException with one sentence for the user
     */
    void make(GenerationJob job, Consumer<GenerationMessage> tell) throws IOException;
}
