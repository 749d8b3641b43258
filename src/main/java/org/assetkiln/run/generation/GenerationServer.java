package org.assetkiln.run.generation;

import java.util.function.Supplier;
import org.assetkiln.run.job.JobServer;

/** The picture process's side of the conversation: requests on standard input, messages on standard output. */
public final class GenerationServer {
    private GenerationServer() {}

    /**
     * Serves until standard input ends. To be called before anything prints: from here on, what is printed to standard
     * output by anyone else goes to standard error.
     *
     * @param engine called once, after that
     */
    public static void serve(Supplier<PictureMaker> engine) throws InterruptedException {
        JobServer.serve(GenerationWorker.KIND, () -> {
            PictureMaker maker = engine.get();
            return (job, teller) -> maker.make(job, teller::tell);
        });
    }
}
