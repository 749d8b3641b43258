package org.assetkiln.run.captioning;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.assetkiln.run.job.JobKind;
import org.assetkiln.run.job.JobMaker;
import org.assetkiln.run.job.JobServer;
import org.assetkiln.run.job.JobWorker;
import org.assetkiln.run.worker.ChildJvm;

/** Lets a captioner learn in a child process that ends afterwards; {@code learning.log} collects what it prints. */
public final class LearningWorker extends JobWorker<LearningJob, LearningMessage> {
    private static final JobKind<LearningJob, LearningMessage> KIND = new JobKind<>(
            "lets the captioner learn",
            List.of("worker", "--learn"),
            "learning.log",
            LearningJob.class,
            LearningMessage.class,
            LearningMessage.Started::new,
            LearningMessage.Done::new,
            LearningMessage.Cancelled::new,
            LearningMessage.Failed::new,
            LearningMessage.Failed::new);

    /** @param logFolder where the log is */
    public LearningWorker(Path logFolder) {
        this(ChildJvm.ofThisProgram(), logFolder);
    }

    /** For a process whose main class is another one. */
    public LearningWorker(ChildJvm jvm, Path logFolder) {
        super(KIND, jvm, logFolder, Duration.ZERO);
    }

    /**
     * The process's own side: serves until standard input ends. To be called before anything prints: from here on, what
     * is printed to standard output by anyone else goes to standard error.
     *
     * @param engine called once, after that
     */
    public static void serve(Supplier<JobMaker<LearningJob, LearningMessage>> engine) throws InterruptedException {
        JobServer.serve(KIND, engine);
    }
}
